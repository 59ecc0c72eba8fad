import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { BoardFilter, Indicator, IndicatorRow, IndicatorsParameter } from '@lookback/core/indicators'
import { listIndicatorDepartments, listIndicators } from '@lookback/core/indicators'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import type { Fresh } from '../kit/fresh.ts'
import { fresh, replyOf } from '../kit/fresh.ts'
import type { KeptReply } from '../kit/kept-reply.ts'
import { readTogether } from '../database/read-together.ts'
import { nameUnits } from '../places/index.ts'
import { listCatalogue, listYears } from './catalogue.queries.ts'
import { byDepartment, departmentsIn, isNarrowed } from './departments.ts'
import { readFacts } from './facts.ts'
import { periodNow } from './periods.ts'
import type { Area } from './standing.ts'
import { standingIn } from './standing.ts'

/** What is looked at: the region asked for, or all that the scope has. */
export function areaOf(scope: Scope, region: string | undefined): Area {
  return region === undefined ? [...new Set(scope.grants.map((grant) => grant.region))] : [region]
}

interface Asked {
  year?: number | undefined
  region?: string | undefined
}

/** The figures of a year's indicators, with what a reply tells beside them. */
interface Board {
  figures: Fresh<IndicatorRow[]>
  beside: { today: string; year: number; years: number[] }
}

/** All indicators of a year within a scope, or those that a filter leaves. */
export async function boardOf(
  application: Application, scope: Scope, { year, region, ...filter }: BoardFilter,
): Promise<KeptReply<z.input<typeof listIndicators.reply>>> {
  const { figures, beside } = await readBoard(application, scope, { year, region })
  return replyOf(figures, listIndicators, [beside, filter], (rows, asOf) => ({
    asOf, ...beside, departments: departmentsIn(rows), rows: rows.filter((row) => isNarrowed(row, filter)),
  }))
}

/** The same by the departments that lead them. */
export async function departmentsOf(
  application: Application, scope: Scope, asked: Asked,
): Promise<KeptReply<z.input<typeof listIndicatorDepartments.reply>>> {
  const { figures, beside } = await readBoard(application, scope, asked)
  return replyOf(figures, listIndicatorDepartments, [beside], (rows, asOf) => ({ asOf, ...beside, rows: byDepartment(rows) }))
}

async function readBoard(application: Application, scope: Scope, { year: asked, region }: Asked): Promise<Board> {
  const { database, clock } = application
  const { county } = scope
  const today = dayOf(clock())
  const [years, parameter] = await readTogether(database, ['indicators', county, today], () =>
    Promise.all([listYears(database, county), getParameter(database, county, 'indicators', today)]))
  const year = asked ?? yearOf(years, today)
  const figures = await fresh(application, county, ['indicators', scope, year, region ?? null, today, parameter], () =>
    standNow(database, scope, { year, region, today, parameter }))
  return { figures, beside: { today, year, years } }
}

/** The year that is looked at where none is asked for. */
export function yearOf(years: readonly number[], today: string): number {
  const current = Number(today.slice(0, 4))
  return years.find((one) => one <= current) ?? years[0] ?? current
}

/** How the indicators of a year stand as of now: all of them, or those of some codes. */
export async function standNow(
  database: Database, scope: Scope,
  { year, region, today, parameter, codes }: Asked & { year: number; today: string; parameter: IndicatorsParameter; codes?: ReadonlySet<string> | null },
): Promise<IndicatorRow[]> {
  const indicators = (await listCatalogue(database, scope, { year })).filter(({ code }) => !codes || codes.has(code))
  const names = await nameUnits(database, scope.county, [...new Set(indicators.map(({ lead }) => lead))])
  const area = areaOf(scope, region)
  const facts = await readFacts(database, indicators, { scope, region, today, parameter, places: area })
  return indicators.map((indicator): IndicatorRow => ({ ...headOf(indicator, names, today), ...standingIn(facts, indicator, area) }))
}

export function headOf(indicator: Indicator, names: ReadonlyMap<string, string>, today: string): Pick<IndicatorRow, 'indicator' | 'leadName' | 'period'> {
  return { indicator, leadName: names.get(indicator.lead) ?? indicator.lead, period: periodNow(indicator, today) }
}
