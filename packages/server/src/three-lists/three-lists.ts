import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { listTermsIn } from '@lookback/core/three-lists'
import type { ProblemFilter } from '@lookback/core/problems'
import type { Application } from '../kit/application.ts'
import type { ProblemSource } from '../reports/index.ts'
import { inCells, writeProblems } from '../reports/index.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import type { StreamedSheet } from '../kit/workbook/write-workbook.ts'
import type { ListName } from './list-columns.ts'
import { listColumn, listColumns, listNames, listValue } from './list-columns.ts'

/** 序号 and 编号 stay in view while the rest is scrolled sideways. */
const FROZEN_COLUMNS = 2

/**
 * The three lists (三清单) as an .xlsx stream, a sheet each: the problems of the scope that the filter leaves, without
 * those that turned out not to be any unless they are asked for.
 */
export function writeThreeLists(
  application: Application, scope: Scope, filter: ProblemFilter, locale: Locale, mark?: string,
): Promise<Readable> {
  const asked: ProblemFilter = filter.state === undefined && filter.reached === undefined ? { ...filter, reached: 'found' } : filter
  return writeProblems(application, scope, asked, locale, (source) =>
    listNames.map((name) => sheetOf(name, source, { scope, filter, locale, mark })))
}

interface Asked {
  scope: Scope
  filter: ProblemFilter
  locale: Locale
  mark: string | undefined
}

function sheetOf(list: ListName, { context, rowCount, readRows }: ProblemSource, { scope, filter, locale, mark }: Asked): StreamedSheet {
  const words = listTermsIn(locale)
  const columns = listColumns[list].flatMap(([group, names]) => names.map((name) => ({ group, name })))
  // Titled for whom it is.
  const to = [filter.unit, filter.department].map((code) => (code === undefined ? '' : context.names.units.get(code) ?? '')).join('')
  const of = placeInTitle(scope, filter.region, context.names.regions) + to
  return {
    name: words.list[list],
    mark,
    head: sheetHead(locale, { of, name: words.list[list], day: context.today, unit: words.unit }),
    columns: columns.map(({ name, group }) => listColumn(name, group, words, context)),
    frozenColumns: FROZEN_COLUMNS,
    rowCount,
    rows: inCells(readRows(), (row, index) => columns.map(({ name }) => listValue(name, row, index, words, context))),
  }
}
