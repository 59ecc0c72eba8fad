import type { Kysely } from 'kysely'
import type { HeldPost, Scope } from '@lookback/core/access'
import { coversRegion, scopeOf } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { MonitoringRow, MonitoringTier } from '@lookback/core/monitoring'
import { MonitoringTier as MonitoringTierShape } from '@lookback/core/monitoring'
import type { DB } from '../database/types.gen.ts'
import { listHolders, namePeople } from '../letters/index.ts'
import type { CaseRow } from './lists.queries.ts'

/** So many names stand in a row: where a whole office may do a step, they are all of it. */
const NAMED = 3

interface Holding {
  county: string
  posts: readonly HeldPost[]
}

/** Where somebody does the steps of a tier. */
export function tierScope({ county, posts }: Holding, tier: MonitoringTier): Scope {
  return scopeOf(county, posts.filter((post) => post.tier === tier), 'monitoring:act')
}

export function tierScopes(holder: Holding): Record<MonitoringTier, Scope> {
  return { village: tierScope(holder, 'village'), township: tierScope(holder, 'township'), county: tierScope(holder, 'county') }
}

/** The tiers for which somebody acts in a village. */
export function tiersIn(holder: Holding, village: string): MonitoringTier[] {
  return MonitoringTierShape.options.filter((tier) => coversRegion(tierScope(holder, tier), village))
}

/** Rows with the names of the people who hold a post for their next step. */
export async function withHolders(database: Kysely<DB>, county: string, rows: readonly CaseRow[], today: Day): Promise<MonitoringRow[]> {
  if (rows.every(({ tier }) => tier === null)) return rows.map((row) => ({ ...row, waitsFor: [] }))
  const holders = (await listHolders(database, county, null, today)).map(({ person, ...holder }) => ({ person, scopes: tierScopes(holder) }))
  const people = new Map<string, string[]>()
  const peopleFor = ({ village, tier }: CaseRow): string[] => {
    if (tier === null) return []
    const key = `${tier} ${village}`
    const found = people.get(key) ?? holders.filter(({ scopes }) => coversRegion(scopes[tier], village)).map(({ person }) => person).slice(0, NAMED)
    people.set(key, found)
    return found
  }
  const names = await namePeople(database, county, rows.flatMap(peopleFor))
  return rows.map((row) => ({ ...row, waitsFor: peopleFor(row).flatMap((person) => names.get(person) ?? []) }))
}
