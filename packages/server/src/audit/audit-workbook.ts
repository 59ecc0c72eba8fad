import type { Readable } from 'node:stream'
import type { AuditFilter, AuditRow } from '@lookback/core/audit'
import { timeOf } from '@lookback/core/kernel'
import { wordsIn } from '@lookback/core/words'
import type { Application } from '../kit/application.ts'
import type { CellValue } from '../kit/workbook/written-sheet.ts'
import { exportMark } from '../kit/export-mark.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import type { AuditReader } from './audit.ts'
import { readAudit } from './audit.ts'
import { countAuditEntries } from './audit.queries.ts'

const BATCH = 1_000
const columns = ['sequence', 'recordedAt', 'actorName', 'sentence', 'about', 'placeName'] as const
const widths = { sequence: 10, recordedAt: 20, actorName: 12, sentence: 60, about: 30, placeName: 16 } as const

/** The audit as an .xlsx stream: what the page shows, to the first entry. */
export async function writeAudit(application: Application, reader: AuditReader, filter: AuditFilter): Promise<Readable> {
  const { term } = wordsIn(reader.locale)
  return streamWorkbook([{
    name: term.auditSheet,
    mark: await exportMark(application, reader.actor),
    columns: columns.map((name) => ({
      group: '', heading: term.auditColumn[name], width: widths[name],
      kind: name === 'sequence' ? 'number' as const : name === 'sentence' || name === 'about' ? 'prose' as const : 'text' as const,
    })),
    frozenColumns: 0,
    rowCount: await countAuditEntries(application.database, reader.scope, filter, null),
    rows: cells(application, reader, filter),
  }])
}

async function* cells(application: Application, reader: AuditReader, filter: AuditFilter): AsyncGenerator<readonly CellValue[]> {
  let before: number | null = null
  for (;;) {
    const rows: AuditRow[] = await readAudit(application, reader, filter, { before, limit: BATCH })
    for (const row of rows) yield columns.map((name) => (name === 'recordedAt' ? timeOf(new Date(row.recordedAt)) : row[name]))
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    before = last.sequence
  }
}
