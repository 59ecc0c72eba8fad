import type { Scope } from '@lookback/core/access'
import type { RevisitResult } from '@lookback/core/revisits'
import { revisitShares } from '@lookback/core/revisits'
import type { Day } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import { wilson } from '@lookback/stats'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { regionNames } from './draws.queries.ts'
import type { CountedPlace } from './results.queries.ts'
import { countRevisits } from './results.queries.ts'

/** What the revisits found, in all and by township and village; places where nothing was drawn are left out. */
export async function revisitResults(database: Database, scope: Scope, today: Day) {
  const { fewest } = await getParameter(database, scope.county, 'revisits', today)
  const names = await regionNames(database, scope.county)
  const results = (await countRevisits(database, scope, today)).map(({ place, ...counts }): RevisitResult => {
    const region = place ?? scope.county
    return { region, name: names.get(region) ?? region, ...counts, share: shareOf(counts, fewest) }
  })
  const at = (level: string) => results.filter(({ region }) => levelOf(region) === level)
  const [total] = at('county')
  if (!total) throw new Error(`the total of ${scope.county} was not counted`)
  return { total, townships: at('township'), villages: at('village'), fewest }
}

/** @returns null where too few were revisited to say anything */
function shareOf(counts: Omit<CountedPlace, 'place'>, fewest: number): RevisitResult['share'] {
  const { part, whole: [whole] } = revisitShares.share
  if (counts[whole] < fewest) return null
  const { estimate, lower, upper } = wilson({ successes: counts[part], trials: counts[whole] })
  return estimate === null || lower === null || upper === null ? null : { estimate, lower, upper }
}
