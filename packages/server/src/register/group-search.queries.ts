import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { SearchHit } from '@lookback/core/search'
import type { Database } from '../database/connect.ts'
import { inAreas, inHouseholds } from '../database/scope.ts'
import type { SearchProvider } from '../kit/search-provider.ts'
import type { SearchText } from '../kit/search-text.ts'

/** Groups by their name, alone or behind their village's, as people say it: 3组, 平安村3组. */
export const groupSearch: SearchProvider = {
  kind: 'group',
  permission: 'register:read',
  find: async (database, scope, text, limit) => (await fittingGroups(database, scope, text, limit))
    .map(({ village, name, villageName, townshipName }) => ({ id: `${village}/${name}`, name: `${villageName}${name}`, detail: townshipName })),
}

/** The households of the groups that fit, the groups' names beside their numbers. */
export async function householdsInGroups(database: Database, scope: Scope, text: SearchText, limit: number): Promise<SearchHit[]> {
  const groups = await fittingGroups(database, scope, text, limit)
  const found: SearchHit[] = []
  for (const { village, name, villageName, townshipName } of groups) {
    if (found.length >= limit) break
    const { rows } = await sql<{ id: string; headName: string; number: string }>`
      select household.id, household.head_name as "headName", household.number from household
      where household.village = ${village} and household.attributes ->> 'villagerGroup' = ${name} and household.ended_at is null
        and ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}
      order by household.number limit ${limit - found.length}`.execute(database)
    found.push(...rows.map(({ id, headName, number }) => ({ id, name: headName, detail: `${townshipName}${villageName} ${name} ${number}` })))
  }
  return found
}

interface FoundGroup {
  village: string
  name: string
  villageName: string
  townshipName: string
}

/** Hops from group to group in the index: a county has thousands of groups, and a million households in them. */
async function fittingGroups(database: Database, scope: Scope, { kind, part }: SearchText, limit: number): Promise<FoundGroup[]> {
  // How a group's name is read is in no column, and a phone finds none by it either.
  if (kind === 'letters') return []
  const { rows } = await sql<FoundGroup>`
    with recursive villager_group (village, name) as (
      (select village, attributes ->> 'villagerGroup' from household
        where county = ${scope.county} and attributes ->> 'villagerGroup' is not null
        order by village, attributes ->> 'villagerGroup' limit 1)
      union all
      select following.village, following.name from villager_group
      cross join lateral (
        select village, attributes ->> 'villagerGroup' as name from household
        where county = ${scope.county} and attributes ->> 'villagerGroup' is not null
          and (village, attributes ->> 'villagerGroup') > (villager_group.village, villager_group.name)
        order by village, attributes ->> 'villagerGroup' limit 1) as following)
    select villager_group.village, villager_group.name, village.name as "villageName", coalesce(township.name, '') as "townshipName"
    from villager_group
    join region as village on village.county = ${scope.county} and village.code = villager_group.village
    left join region as township on township.county = village.county and township.code = village.parent
    where ${inAreas(scope, 'village.county', 'village.code')}
      and (villager_group.name like ${part} or concat(village.name, villager_group.name) like ${part} and village.name not like ${part})
      and exists (select 1 from household
        where household.village = villager_group.village and household.attributes ->> 'villagerGroup' = villager_group.name
          and household.ended_at is null and ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')})
    order by villager_group.village, length(villager_group.name), villager_group.name
    limit ${limit}`.execute(database)
  return rows
}
