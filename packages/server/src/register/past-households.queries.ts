import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'

/**
 * The households that there were when a round closed, each where it belonged and of the kind that it was then; in a round
 * that goes on, and without a round, those of today. Named `household`, for conditions that speak of one.
 * @param ended without a round, those that are on the register no more
 */
export function householdsAsIn(county: string, round: string | undefined, ended = false): RawBuilder<unknown> {
  if (round === undefined) return sql`(select * from household where ended_at is ${ended ? sql`not null` : sql`null`}) as household`
  return sql`(
    select household.county, household.id, household.number, coalesce(earlier.village, household.village) as village,
      household.head_name, coalesce(earlier.category, household.category) as category, household.monitored_class,
      household.member_count, household.sealed_phone
    from household left join ${householdsBefore(county, round)} as earlier on earlier.household = household.id
    where household.county = ${county} and household.added_at <= ${closing(county, round)}
      and (household.ended_at is null or household.ended_at > ${closing(county, round)})) as household`
}

/** What households that have changed since a round closed were then: `household`, `village` and `category`. */
export function householdsBefore(county: string, round: string): RawBuilder<unknown> {
  return sql`(
    select distinct on (household) household, village, category from household_before
    where county = ${county} and until > ${closing(county, round)} order by household, until, version)`
}

function closing(county: string, round: string): RawBuilder<unknown> {
  return sql`(select closes_at from round where round.county = ${county} and round.id = ${round})`
}
