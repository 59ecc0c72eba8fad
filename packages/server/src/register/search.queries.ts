import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { syllablesOf } from '@lookback/core/readings'
import { foundBy } from '@lookback/core/register'
import type { SearchHit } from '@lookback/core/search'
import type { Database } from '../database/connect.ts'
import { inAreas, inHouseholds } from '../database/scope.ts'
import type { SearchProvider } from '../kit/search-provider.ts'
import type { SearchText } from '../kit/search-text.ts'
import { householdsInGroups } from './group-search.queries.ts'

/** Looked at for a department, which sees a household only where it has a problem of its own. */
const CANDIDATES = 500

/** Households by the name of anybody in them, how it is read, their number or their group: as `foundBy` finds them, on the phone too. */
export const householdSearch: SearchProvider = {
  kind: 'household',
  permission: 'register:read',
  find: async (database, scope, text, limit) => {
    const beginning = await matching(database, scope, text, 'start', limit)
    // One character is in most names: only what begins with it is told.
    if (beginning.length >= limit || Array.from(text.text).length < 2) return beginning
    const containing = together(beginning, await matching(database, scope, text, 'part', limit))
    if (containing.length >= limit) return containing.slice(0, limit)
    return together(containing, await householdsInGroups(database, scope, text, limit)).slice(0, limit)
  },
}

function together(found: readonly SearchHit[], more: readonly SearchHit[]): SearchHit[] {
  const known = new Set(found.map(({ id }) => id))
  return [...found, ...more.filter(({ id }) => !known.has(id))]
}

interface FoundRow {
  id: string
  headName: string
  number: string
  /** Of whoever in it fits. */
  names: string[]
  place: string
}

async function matching(
  database: Database, scope: Scope, text: SearchText, where: 'start' | 'part', limit: number,
): Promise<SearchHit[]> {
  const kinds = text.kind === 'number' ? sql`subject.kind = 'household'` : sql`subject.kind in ('household', 'member')`
  const { rows } = await sql<FoundRow>`
    with found as materialized (
      select subject.id, subject.kind, subject.name from subject
      where ${inAreas(scope, 'subject.county', 'subject.region')} and ${kinds} and ${fits(text, where)}
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
    order by household.village, household.number ${text.kind === 'letters' ? sql`` : sql`limit ${limit}`}`.execute(database)
  return rows.flatMap((row) => hitOf(row, text)).slice(0, limit)
}

/** What the database can tell: of letters that begin within a syllable it does not know. */
function fits({ kind, text, ...patterns }: SearchText, where: 'start' | 'part'): RawBuilder<SqlBool> {
  const pattern = patterns[where]
  switch (kind) {
    case 'number':
      return sql`subject.number like ${pattern}`
    case 'letters':
      // What is read in full begins with its first initial, by which the index finds it.
      return where === 'part' ? sql`(subject.initials like ${pattern} or subject.reading like ${pattern})`
        : sql`subject.initials like ${`${text.slice(0, 1)}%`} and (subject.initials like ${pattern} or subject.reading like ${pattern})`
    case 'name':
      return sql`subject.name like ${pattern}`
  }
}

function hitOf({ id, headName, number, names, place }: FoundRow, text: SearchText): SearchHit[] {
  const found = foundBy({ number, names: [headName, ...names], group: '' }, text, syllablesOf)
  if (!found) return []
  return [{ id, name: found.through === null ? headName : `${headName}（${found.through}）`, detail: `${place} ${number}` }]
}
