import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { Indicator, IndicatorRow, listIndicators } from '@lookback/core/indicators'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { getParameter } from '../database/parameters.ts'
import { fresh } from '../kit/fresh.ts'
import { nameUnits } from '../places/index.ts'
import { listCatalogue, listYears } from './catalogue.queries.ts'
import { readFacts } from './facts.ts'
import { periodNow } from './periods.ts'
import type { Area } from './standing.ts'
import { standingIn } from './standing.ts'

/** What is looked at: the region asked for, or all that the scope has. */
export function areaOf(scope: Scope, region: string | undefined): Area {
  return region === undefined ? [...new Set(scope.grants.map((grant) => grant.region))] : [region]
}

/** All indicators of a year within a scope. */
export async function boardOf(
  application: Application, scope: Scope, { year: asked, region }: { year?: number | undefined; region?: string | undefined },
): Promise<z.input<typeof listIndicators.reply>> {
  const { database, clock } = application
  const { county } = scope
  const today = dayOf(clock())
  const years = await listYears(database, county)
  const year = asked ?? years.find((one) => one <= Number(today.slice(0, 4))) ?? years[0] ?? Number(today.slice(0, 4))
  const parameter = await getParameter(database, county, 'indicators', today)
  const { value, asOf } = await fresh(application, county, ['indicators', scope, year, region ?? null, today, parameter], async () => {
    const indicators = await listCatalogue(database, scope, { year })
    const facts = await readFacts(database, indicators, { scope, region, today, parameter })
    const names = await nameUnits(database, county, [...new Set(indicators.map(({ lead }) => lead))])
    const area = areaOf(scope, region)
    return indicators.map((indicator): IndicatorRow => ({ ...headOf(indicator, names, today), ...standingIn(facts, indicator, area) }))
  })
  return { asOf: asOf.toISOString(), today, year, years, rows: value }
}

export function headOf(indicator: Indicator, names: ReadonlyMap<string, string>, today: string): Pick<IndicatorRow, 'indicator' | 'leadName' | 'period'> {
  return { indicator, leadName: names.get(indicator.lead) ?? indicator.lead, period: periodNow(indicator, today) }
}
