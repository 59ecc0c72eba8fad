import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/locales'
import { reportTermsIn, termsIn } from '@lookback/core/locales'
import type { ProblemFilter } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/time'
import type { Application } from '../application.ts'
import { selectionOf } from '../problems/queries.ts'
import type { LedgerContext } from './ledger-columns.ts'
import { ledgerColumns } from './ledger-columns.ts'
import type { LedgerRow } from './ledger.queries.ts'
import { countLedger, loadLedgerNames, readLedger } from './ledger.queries.ts'
import type { CellValue } from './sheet.ts'
import { streamWorkbook } from './workbook-stream.ts'

/** The number stays in view while the rest is scrolled sideways. */
const FROZEN_COLUMNS = 1

/**
 * The ledger (台账) as an .xlsx stream: the problems of the scope that the filter leaves, all read from one snapshot of
 * the database, which is released when the stream closes.
 */
export async function writeLedger(
  application: Application, scope: Scope, filter: ProblemFilter, locale: Locale,
): Promise<Readable> {
  const today = dayOf(application.clock())
  const selection = selectionOf(filter, today)
  const words = reportTermsIn(locale).ledger
  const snapshot = await application.database
    .startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  const release = async () => {
    if (!snapshot.isCommitted && !snapshot.isRolledBack) await snapshot.rollback().execute()
  }
  try {
    const names = await loadLedgerNames(snapshot, scope.county, today)
    const context = { names, today, words, terms: termsIn(locale) }
    const stream = await streamWorkbook({
      name: words.sheet,
      columns: ledgerColumns.map(({ name, group, kind, width }) => ({
        group: words.groups[group], heading: words.columns[name], kind, width,
      })),
      frozenColumns: FROZEN_COLUMNS,
      rowCount: await countLedger(snapshot, scope, selection),
      rows: ledgerValues(readLedger(snapshot, scope, selection), context),
    })
    // A connection that broke has ended its transaction itself.
    stream.once('close', () => void release().catch(() => undefined))
    return stream
  } catch (error) {
    await release()
    throw error
  }
}

async function* ledgerValues(
  batches: AsyncIterable<LedgerRow[]>, context: LedgerContext,
): AsyncGenerator<readonly CellValue[]> {
  for await (const batch of batches) {
    for (const row of batch) yield ledgerColumns.map((column) => column.value(row, context))
  }
}
