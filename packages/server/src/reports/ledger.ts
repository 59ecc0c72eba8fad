import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { reportTermsIn } from '@lookback/core/reports'
import { termsIn } from '@lookback/core/words'
import type { ProblemFilter, ViewColumn } from '@lookback/core/problems'
import { dayOf } from '@lookback/core/kernel'
import { streamedFromSnapshot } from '../database/in-snapshot.ts'
import type { Application } from '../kit/application.ts'
import { selectionOf } from '../problems/index.ts'
import { columnsShown, ledgerColumns } from './ledger-columns.ts'
import type { LedgerRow } from './ledger.queries.ts'
import { countLedger, loadLedgerNames, readLedger } from './ledger.queries.ts'
import type { LedgerContext } from './problem-columns.ts'
import { problemColumns } from './problem-columns.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import type { CellValue } from '../kit/workbook/written-sheet.ts'
import type { StreamedSheet } from '../kit/workbook/write-workbook.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'

/** The number stays in view while the rest is scrolled sideways. */
const FROZEN_COLUMNS = 1

/**
 * The ledger (台账) as an .xlsx stream: the problems of the scope that the filter leaves.
 * @param view the columns that somebody looks at, in their order; all columns of the ledger when left out
 */
export function writeLedger(
  application: Application, scope: Scope, filter: ProblemFilter, locale: Locale, mark?: string, view?: readonly ViewColumn[],
): Promise<Readable> {
  const columns = view ? columnsShown(view) : ledgerColumns
  return writeProblems(application, scope, filter, locale, ({ words, rowCount, readRows, context }) => [{
    name: words.sheet,
    mark,
    head: sheetHead(locale, { of: placeInTitle(scope, filter.region, context.names.regions), name: words.sheet, day: context.today, unit: words.unit }),
    columns: columns.map(({ name, group }) => {
      const { kind, width } = problemColumns[name]
      return { group: group === null ? '' : words.groups[group], heading: words.columns[name], kind, width }
    }),
    frozenColumns: FROZEN_COLUMNS,
    rowCount,
    rows: inCells(readRows(), (row) => columns.map(({ name }) => problemColumns[name].value(row, context))),
  }])
}

/** What sheets about problems are made from. */
export interface ProblemSource {
  context: LedgerContext
  words: LedgerContext['words']
  rowCount: number
  /** The rows from the first one on, each time that it is called. */
  readRows: () => AsyncIterable<LedgerRow[]>
}

/**
 * Sheets about problems as an .xlsx stream, all read from one snapshot of the database, which is released when the
 * stream closes.
 */
export async function writeProblems(
  application: Application, scope: Scope, filter: ProblemFilter, locale: Locale,
  sheetsOf: (source: ProblemSource) => readonly StreamedSheet[],
): Promise<Readable> {
  const today = dayOf(application.clock())
  const selection = selectionOf(filter, today)
  const words = reportTermsIn(locale).ledger
  return streamedFromSnapshot(application.database, async (snapshot) => {
    let readings = 0
    const names = await loadLedgerNames(snapshot, scope.county, today)
    return streamWorkbook(sheetsOf({
      context: { names, today, words, terms: termsIn(locale) },
      words,
      rowCount: await countLedger(snapshot, scope, selection),
      readRows: () => readLedger(snapshot, scope, selection, today, readings += 1),
    }))
  })
}

/** Batches of rows as rows of cells. */
export async function* inCells(
  batches: AsyncIterable<LedgerRow[]>, cellsOf: (row: LedgerRow, index: number) => readonly CellValue[],
): AsyncGenerator<readonly CellValue[]> {
  let index = 0
  for await (const batch of batches) {
    for (const row of batch) {
      yield cellsOf(row, index)
      index += 1
    }
  }
}
