import type { Readable } from 'node:stream'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { HouseholdColumn, HouseholdRow } from '@lookback/core/register'
import { householdColumns } from '@lookback/core/register'
import { termsIn } from '@lookback/core/words'
import type { Database } from '../database/connect.ts'
import { streamedFromSnapshot } from '../database/in-snapshot.ts'
import { listAllLabels } from '../foundation/index.ts'
import type { Application } from '../kit/application.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import type { CellValue, SheetColumn } from '../kit/workbook/written-sheet.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import type { AskedHouseholds } from './list-households.queries.ts'
import { countHouseholds, readHouseholdRows } from './list-households.queries.ts'

const AT_ONCE = 1_000
/** In characters of a line. */
const widths = { headName: 10, number: 20, township: 12, village: 12, category: 14, monitoredClass: 16, memberCount: 8, phone: 14, openProblems: 12 } as const
type SheetColumnName = keyof typeof widths
const shownIn: Readonly<Record<HouseholdColumn, readonly SheetColumnName[]>> = {
  headName: ['headName'], number: ['number'], place: ['township', 'village'], category: ['category'], monitoredClass: ['monitoredClass'],
  memberCount: ['memberCount'], phone: ['phone'], openProblems: ['openProblems'],
}

/**
 * The list of households as an .xlsx stream, a row a household: what the page shows, to the last row, in its order.
 * @param view the columns that somebody looks at, in their order; all of them when left out
 */
export async function writeHouseholdList(
  application: Application, asked: AskedHouseholds, locale: Locale, mark: string | undefined, view: readonly HouseholdColumn[] = householdColumns,
): Promise<Readable> {
  const { county } = asked.scope
  return streamedFromSnapshot(application.database, async (snapshot) => {
    const today = dayOf(application.clock())
    const { householdSheet: words, householdColumn } = termsIn(locale)
    const labels = new Map((await listAllLabels(snapshot, county, today)).map(({ list, code, label }) => [`${list} ${code}`, label]))
    const names = new Map((await listRegions(snapshot, county, today)).map(({ code, name }) => [code, name]))
    const columns = view.flatMap((column) => shownIn[column])
    return streamWorkbook([{
      name: words.name, mark,
      head: sheetHead(locale, { of: placeInTitle(asked.scope, asked.filter.region, names), name: words.name, day: today, unit: words.unit }),
      columns: columns.map((name) => ({ group: '', heading: householdColumn[name], width: widths[name], kind: kindOf(name) })),
      frozenColumns: 1,
      rowCount: await countHouseholds(snapshot, asked, null),
      rows: rowsOf(snapshot, asked, (row) => columns.map((name) => cellOf(name, row, labels))),
    }])
  })
}

async function* rowsOf(database: Database, asked: AskedHouseholds, cellsOf: (row: HouseholdRow) => readonly CellValue[]): AsyncGenerator<readonly CellValue[]> {
  for (let after: readonly string[] | null = null; ;) {
    const rows: HouseholdRow[] = await readHouseholdRows(database, asked, { after, limit: AT_ONCE })
    for (const row of rows) yield cellsOf(row)
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = [last.village, last.number]
  }
}

function kindOf(name: SheetColumnName): SheetColumn['kind'] {
  return name === 'memberCount' || name === 'openProblems' ? 'number' : 'text'
}

function cellOf(name: SheetColumnName, row: HouseholdRow, labels: ReadonlyMap<string, string>): CellValue {
  switch (name) {
    case 'township': return row.townshipName
    case 'village': return row.villageName
    case 'category': return labels.get(`household-category ${row.category}`) ?? row.category
    case 'monitoredClass': return row.monitoredClass && (labels.get(`monitored-class ${row.monitoredClass}`) ?? row.monitoredClass)
    case 'headName': case 'number': case 'memberCount': case 'phone': case 'openProblems': return row[name]
  }
}
