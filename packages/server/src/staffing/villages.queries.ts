import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { openStates } from '@lookback/core/problems'
import { holdsOn } from '../database/dated.ts'
import { inItems, inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** A village with how much there is to do, and where its visited households lie. */
export interface CountedVillage {
  village: string
  name: string
  townshipName: string
  households: number
  open: number
  /** The corners of where households were visited; null where no position is known. */
  corners: { south: number; north: number; west: number; east: number } | null
}

/** The villages of a scope on a day, in the order of their codes. */
export async function listCountedVillages(database: Kysely<DB>, scope: Scope, today: Day): Promise<CountedVillage[]> {
  const { rows } = await sql<CountedVillage>`
    with held as (
      select village, count(*)::integer as households from household
      where ${inRegions(scope, 'household.county', 'household.village')} and ended_at is null group by village),
    waiting as (
      select region, count(*)::integer as open from problem
      where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and state = any(${[...openStates]}::text[]) group by region),
    lying as (
      select village, jsonb_build_object('south', min(position_latitude), 'north', max(position_latitude), 'west', min(position_longitude), 'east', max(position_longitude)) as corners
      from standing_visit as visit
      where ${inRegions(scope, 'visit.county', 'visit.village')} and position_latitude is not null and position_longitude is not null group by village)
    select region.code as village, region.name, coalesce(township.name, '') as "townshipName", coalesce(held.households, 0) as households, coalesce(waiting.open, 0) as open, lying.corners
    from region
    left join region as township on township.county = region.county and township.code = region.parent
    left join held on held.village = region.code
    left join waiting on waiting.region = region.code
    left join lying on lying.village = region.code
    where region.level = 'village' and ${holdsOn('region', today)} and ${inRegions(scope, 'region.county', 'region.code')}
    order by region.code`.execute(database)
  return rows
}
