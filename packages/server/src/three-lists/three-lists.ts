import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { listTermsIn } from '@lookback/core/three-lists'
import type { ProblemFilter } from '@lookback/core/problems'
import type { Application } from '../kit/application.ts'
import type { ProblemSource } from '../reports/index.ts'
import { inCells, writeProblems } from '../reports/index.ts'
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
    listNames.map((name) => sheetOf(name, source, scope.county, locale, mark)))
}

function sheetOf(list: ListName, { context, rowCount, readRows }: ProblemSource, county: string, locale: Locale, mark: string | undefined): StreamedSheet {
  const words = listTermsIn(locale)
  const columns = listColumns[list].flatMap(([group, names]) => names.map((name) => ({ group, name })))
  const title = { county: context.names.regions.get(county) ?? county, list: words.list[list], day: context.today }
  return {
    name: words.list[list],
    mark,
    title: words.title.replace(/\{(\w+)\}/g, (_, name: string) => title[name as keyof typeof title]),
    columns: columns.map(({ name, group }) => listColumn(name, group, words, context)),
    frozenColumns: FROZEN_COLUMNS,
    rowCount,
    rows: inCells(readRows(), (row, index) => columns.map(({ name }) => listValue(name, row, index, words, context))),
  }
}
