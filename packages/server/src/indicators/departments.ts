import type { BoardFilter, DepartmentCount, IndicatorDepartment, IndicatorRow } from '@lookback/core/indicators'
import { completionOf, departmentCounts, judgedValue, meanOf, objectCounts, reachOf, reportCounts } from '@lookback/core/indicators'
import { grouped, ranksOf } from '@lookback/core/kernel'
import { summed } from './standing.ts'

/** The departments that lead some indicators, in the order of their codes. */
export function departmentsIn(rows: readonly IndicatorRow[]): { code: string; name: string }[] {
  return [...new Map(rows.map(({ indicator, leadName }) => [indicator.lead, leadName]))].map(([code, name]) => ({ code, name }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
}

/** What each department answers for, ranked by the mean of what is done, to one decimal of a percentage as it is shown. */
export function byDepartment(rows: readonly IndicatorRow[]): IndicatorDepartment[] {
  const departments = [...grouped(rows, ({ indicator }) => indicator.lead)].map(([key, own]) => ({
    key, name: own[0]?.leadName ?? key, ...countsOf(own),
    completion: meanOf(own.map((row) => completionOf(row.indicator, judgedValue(row), row.target))) ?? 0,
    objects: summed(objectCounts, own.flatMap(({ objects }) => objects ?? [])),
    reports: summed(reportCounts, own.flatMap(({ reports }) => reports ?? [])),
    indicators: own.map((row) => {
      const { id, name, unit, kind, direction } = row.indicator
      return { id, name, unit, kind, direction, value: judgedValue(row), light: row.light }
    }),
  }))
  const ranks = ranksOf(departments, ({ completion }) => Math.round(completion * 1_000))
  return departments.map((one, index) => ({ ...one, rank: ranks[index] ?? 1 }))
    .sort((one, other) => one.rank - other.rank || (one.key < other.key ? -1 : 1))
}

/** Whether an indicator is what a filter leaves; figures and list go by the same. */
export function isNarrowed(row: IndicatorRow, { department, reach, light }: Pick<BoardFilter, 'department' | 'reach' | 'light'>): boolean {
  return (department === undefined || row.indicator.lead === department) && (reach === undefined || reachOf(judgedValue(row)) === reach)
    && (light === undefined || row.light === light)
}

/** The figures, as they are declared. */
function countsOf(rows: readonly IndicatorRow[]): Record<DepartmentCount, number> {
  const names = Object.keys(departmentCounts) as DepartmentCount[]
  return Object.fromEntries(names.map((name) => {
    return [name, rows.filter((row) => isNarrowed(row, departmentCounts[name].where)).length]
  })) as Record<DepartmentCount, number>
}
