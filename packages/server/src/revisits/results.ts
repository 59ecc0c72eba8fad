import type { Scope } from '@lookback/core/access'
import type { RevisitResult } from '@lookback/core/revisits'
import { householdOutcome } from '@lookback/core/revisits'
import type { Day } from '@lookback/core/kernel'
import { wilson } from '@lookback/stats'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { regionNames } from './draws.queries.ts'
import type { DrawnHousehold } from './results.queries.ts'
import { listDrawnHouseholds } from './results.queries.ts'

/** What the revisits found, in all and by township and village; places where nothing was drawn are left out. */
export async function revisitResults(database: Database, scope: Scope, today: Day) {
  const { fewest } = await getParameter(database, scope.county, 'revisits', today)
  const names = await regionNames(database, scope.county)
  const households = await listDrawnHouseholds(database, scope)
  const named = (region: string, own: readonly DrawnHousehold[]) => ({ region, name: names.get(region) ?? region, ...count(own, today, fewest) })
  const by = (length: number) => [...new Set(households.map(({ village }) => village.slice(0, length)))].sort()
    .map((region) => named(region, households.filter(({ village }) => village.startsWith(region))))
  return { total: named(scope.county, households), townships: by(9), villages: by(12), fewest }
}

function count(households: readonly DrawnHousehold[], today: Day, fewest: number): Omit<RevisitResult, 'region' | 'name'> {
  const seen = households.map(({ outcomes, dueOn }) => ({ outcome: householdOutcome(outcomes), dueOn }))
  const revisited = seen.filter(({ outcome }) => outcome !== null).length
  const held = seen.filter(({ outcome }) => outcome === 'held').length
  const waiting = seen.filter(({ outcome }) => outcome === null)
  return {
    drawn: seen.length, revisited, held, waiting: waiting.length,
    overdue: waiting.filter(({ dueOn }) => dueOn < today).length, share: shareOf(held, revisited, fewest),
  }
}

/** @returns null where too few were revisited to say anything */
function shareOf(held: number, revisited: number, fewest: number): RevisitResult['share'] {
  if (revisited < fewest) return null
  const { estimate, lower, upper } = wilson({ successes: held, trials: revisited })
  return estimate === null || lower === null || upper === null ? null : { estimate, lower, upper }
}
