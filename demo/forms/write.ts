import { writeFile } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { checklistSheets } from '../src/checklist/sheets.ts'

/** Writes the workbook of the checklist anew from its table in `src/checklist`. */
const long = /label|wording|calculation|relevant|constraint|hint/
const sheets = Object.entries(checklistSheets()).map(([name, rows]) => ({
  name,
  rows,
  columns: (rows[0] ?? []).map((heading) => ({ width: long.test(heading) ? 36 : 16 })),
  freezePane: { rows: 1, columns: name === 'survey' ? 2 : 0 },
}))
await writeFile(new URL('household-check.xlsx', import.meta.url), await writeXlsx({ sheets }))
