import type { Scope } from '@lookback/core/access'
import { departmentCounts } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { headOf, yearOf } from './board.ts'
import { listCatalogue, listYears } from './catalogue.queries.ts'
import { isNarrowed } from './departments.ts'
import { readFacts } from './facts.ts'
import { standingIn } from './standing.ts'

/** How many indicators of the year are red, by place and by the department that leads them, as their lists say. */
export interface Reds {
  places: Map<string, number>
  departments: Map<string, number>
}

/** @param places codes, each looked at by itself */
export async function countReds(database: Database, scope: Scope, places: readonly string[], today: Day): Promise<Reds> {
  const year = yearOf(await listYears(database, scope.county), today)
  const indicators = await listCatalogue(database, scope, { year })
  const parameter = await getParameter(database, scope.county, 'indicators', today)
  const facts = await readFacts(database, indicators, { scope, region: undefined, today, parameter, places: [scope.county, ...places] })
  const redIn = (area: string) => indicators
    .map((indicator) => ({ ...headOf(indicator, new Map(), today), ...standingIn(facts, indicator, [area]) }))
    .filter((row) => isNarrowed(row, departmentCounts.red.where))
  const departments = new Map<string, number>()
  for (const { indicator } of redIn(scope.county)) departments.set(indicator.lead, (departments.get(indicator.lead) ?? 0) + 1)
  return { places: new Map(places.map((place) => [place, redIn(place).length])), departments }
}
