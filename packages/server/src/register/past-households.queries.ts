import type { Scope } from '@lookback/core/access'
import type { HouseholdFilter } from '@lookback/core/register'
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { inAreas, isWholeCounty, within } from '../database/scope.ts'

/**
 * The households that there were when a round closed, each where it belonged and of the kind that it was then; in a round
 * that goes on, and without a round, those of today. Named `household`, for conditions that speak of one: these still have
 * to say what the scope leaves, for here only what lies far from it is left out.
 */
export function householdsAsIn(scope: Scope, { round, region, ended }: Pick<HouseholdFilter, 'round' | 'region' | 'ended'>): RawBuilder<unknown> {
  const { county } = scope
  if (round === undefined) return sql`(select * from household where ended_at is ${ended === 'true' ? sql`not null` : sql`null`}) as household`
  return sql`(
    select household.county, household.id, household.number, coalesce(earlier.village, household.village) as village,
      household.head_name, coalesce(earlier.category, household.category) as category, household.monitored_class,
      household.member_count, household.sealed_phone, household.attributes
    from household left join ${householdsBefore(county, round)} as earlier on earlier.household = household.id
    where household.county = ${county} and ${everIn(scope, region, { county: 'household.county', place: 'household.village', id: 'household.id' })}
      and household.added_at <= ${closing(county, round)}
      and (household.ended_at is null or household.ended_at > ${closing(county, round)})) as household`
}

/**
 * Whether a household, or what hangs on it, lies today in the areas of a scope or lay there once, as far as a query of an
 * earlier day needs to look: both are found by their indexes. Of a whole county that is everything.
 * @param subject the references to its county, its place of today and its household
 */
export function everIn(scope: Scope, region: string | undefined, subject: { county: string; place: string; id: string }, more?: (place: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  if (isWholeCounty(scope) && region === undefined && more === undefined) return sql`true`
  const inArea = (county: string, place: string) => sql`(${inAreas(scope, county, place)}
    and ${region === undefined ? sql`true` : within(place, region)} and ${more?.(place) ?? sql`true`})`
  return sql`(${inArea(subject.county, subject.place)} or ${sql.ref(subject.county)} = ${scope.county}
    and ${sql.ref(subject.id)} = any (array(select former.household from household_before as former where ${inArea('former.county', 'former.village')})))`
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
