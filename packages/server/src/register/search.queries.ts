import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { SearchHit } from '@lookback/core/search'
import type { Database } from '../database/connect.ts'
import { inAreas, inHouseholds } from '../database/scope.ts'
import type { SearchProvider } from '../kit/search-provider.ts'
import type { SearchText } from '../kit/search-text.ts'

/** Looked at for a department, which sees a household only where it has a problem of its own. */
const CANDIDATES = 500

/** Households by the name of anybody in them, its initials, or their number. */
export const householdSearch: SearchProvider = {
  kind: 'household',
  permission: 'register:read',
  find: async (database, scope, text, limit) => {
    const beginning = await matching(database, scope, text, 'start', limit)
    // One character is in most names: only what begins with it is told.
    if (beginning.length >= limit || Array.from(text.text).length < 2 || text.kind === 'initials') return beginning
    const containing = await matching(database, scope, text, 'part', limit)
    const known = new Set(beginning.map(({ id }) => id))
    return [...beginning, ...containing.filter(({ id }) => !known.has(id))].slice(0, limit)
  },
}

const columns = { number: 'subject.number', initials: 'subject.initials', name: 'subject.name' } as const

async function matching(
  database: Database, scope: Scope, text: SearchText, where: 'start' | 'part', limit: number,
): Promise<SearchHit[]> {
  const kinds = text.kind === 'number' ? sql`subject.kind = 'household'` : sql`subject.kind in ('household', 'member')`
  const { rows } = await sql<{ id: string; headName: string; number: string; names: string[]; place: string }>`
    with found as materialized (
      select subject.id, subject.kind, subject.name from subject
      where ${inAreas(scope, 'subject.county', 'subject.region')} and ${kinds} and ${sql.ref(columns[text.kind])} like ${text[where]}
      limit ${CANDIDATES}),
    household_found as (
      select coalesce(member.household, found.id) as id, array_agg(found.name) filter (where found.kind = 'member') as names
      from found left join member on member.county = ${scope.county} and member.id = found.id
      group by 1)
    select household.id, household.head_name as "headName", household.number, coalesce(household_found.names, '{}') as names,
      concat(township.name, village.name) as place
    from household_found
    join household on household.county = ${scope.county} and household.id = household_found.id
    join region as village on village.county = household.county and village.code = household.village
    left join region as township on township.county = village.county and township.code = village.parent
    where ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
    order by household.village, household.number limit ${limit}`.execute(database)
  return rows.map(({ id, headName, number, names, place }) => {
    const member = names.find((name) => name !== headName)
    return { id, name: member === undefined || names.includes(headName) ? headName : `${headName}（${member}）`, detail: `${place} ${number}` }
  })
}
