import type { Breakdown, Count } from '@lookback/core/kernel'
import { narrowedTo } from '@lookback/core/kernel'
import { monitoringCaseCounts, monitoringCounts } from '@lookback/core/monitoring'
import { coverageCounts } from '@lookback/core/rounds'

export type Filter = Readonly<Record<string, string>>
export type Row = Readonly<Record<string, unknown>> & { key: string }

/** A number on a page, with the list that it opens. */
export interface Cell {
  figure: string
  count: Count
  filter: Filter
  value: number
}

/** The cells of a table: its total, and its rows, each narrowed to its key. */
export function cellsOf(figures: Readonly<Record<string, Count>>, by: Breakdown, filter: Filter, total: Row, rows: readonly Row[]): Cell[] {
  return [total, ...rows].flatMap((row) => Object.entries(figures).map(([figure, count]) => ({
    figure, count, filter: row === total ? filter : narrowedTo(filter, by, row.key), value: Number(row[figure]),
  })))
}

export function coverageCells(round: string, { due, visited, gone, troubled }: { due: number; visited: number; gone: number; troubled: number }): Cell[] {
  const values = { due, visited, gone, troubled, unvisited: due - visited - gone }
  return Object.entries(coverageCounts).map(([figure, count]) => ({ figure, count, filter: { round }, value: values[figure as keyof typeof values] }))
}

/** What is told of monitoring: in all, by place, and by the step that is next. */
export interface MonitoringTold {
  total: Omit<Row, 'key'>
  by: 'township' | 'village'
  rows: Row[]
  stages: Row[]
}

export function monitoringCells({ total, by, rows, stages }: MonitoringTold, filter: Filter): Cell[] {
  const all = { key: '', ...total }
  return [...cellsOf(monitoringCounts, by, filter, all, rows), ...cellsOf(monitoringCaseCounts, 'stage', filter, all, stages)]
}
