import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { ClassEnd, ClassSource, ClosingTier, HouseholdClass } from '@lookback/core/household-classes'
import type { Day, Tier } from '@lookback/core/kernel'
import { openStates } from '@lookback/core/problems'
import { dayIn } from '../database/dated.ts'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** A class as a household has or had it. */
export interface GivenClass {
  id: string
  household: string
  class: HouseholdClass
  source: ClassSource
  meeting: string | null
  topic: number | null
  visit: string | null
  seenOn: Day | null
  day: Day
  reviewOn: Day
  reason: string
  reasonHash: string
  givenAt: string
  givenBy: string | null
  end: { as: ClassEnd; at: string; by: string | null; tier: ClosingTier | null; reason: string } | null
}

/** A household that is classified. */
export interface Classified {
  id: string
  number: string
  headName: string
  village: string
  hasEnded: boolean
}

/** A household within a scope; `lock` holds it until the transaction ends, so that it gets one class at a time. */
export async function findClassified(database: Kysely<DB>, scope: Scope, id: string, { lock }: { lock: boolean }): Promise<Classified | null> {
  const { rows: [found] } = await sql<Classified>`
    select household.id, household.number, household.head_name as "headName", household.village, household.ended_at is not null as "hasEnded" from household
    where household.id = ${id} and ${inRegions(scope, 'household.county', 'household.village')} ${lock ? sql`for update` : sql``}`.execute(database)
  return found ?? null
}

/** A household of a table, with the days on which it was seen. */
export interface RowHousehold extends Classified {
  seen: { visit: string; day: Day }[]
}

/** Households on the register by number within a scope, held until the transaction ends. */
export async function listByNumber(database: Kysely<DB>, scope: Scope, numbers: readonly string[]): Promise<Map<string, RowHousehold>> {
  const { rows } = await sql<RowHousehold>`
    select household.id, household.number, household.head_name as "headName", household.village, false as "hasEnded",
      coalesce((select jsonb_agg(jsonb_build_object('visit', visit.id, 'day', ${dayIn('visit.received_at')}::text) order by visit.received_at)
        from standing_visit as visit where visit.county = household.county and visit.subject = household.id and visit.seen), '[]') as seen
    from household where household.number = any(${[...new Set(numbers)]}::text[]) and household.ended_at is null and ${inRegions(scope, 'household.county', 'household.village')}
    order by household.id for update`.execute(database)
  return new Map(rows.map((row) => [row.number, row]))
}

/** The last visit by which a household was seen until a day. */
export async function lastSeen(database: Kysely<DB>, county: string, household: string, until: Day): Promise<{ visit: string; day: Day } | null> {
  const { rows: [seen] } = await sql<{ visit: string; day: Day }>`
    select visit.id as visit, ${dayIn('visit.received_at')}::text as day from standing_visit as visit
    where visit.county = ${county} and visit.subject = ${household} and visit.seen and ${dayIn('visit.received_at')} <= ${until}
    order by visit.received_at desc, visit.id limit 1`.execute(database)
  return seen ?? null
}

/** The tiers whose rounds saw a household after an instant. */
export async function tiersThatSaw(database: Kysely<DB>, county: string, household: string, after: string): Promise<Tier[]> {
  const { rows } = await sql<{ tier: Tier }>`
    select distinct round.tier from standing_visit as visit join round on round.county = visit.county and round.id = visit.round
    where visit.county = ${county} and visit.subject = ${household} and visit.seen and visit.received_at > ${after} order by round.tier`.execute(database)
  return rows.map(({ tier }) => tier)
}

/** How many problems of a household are not closed. */
export async function countOpenProblems(database: Kysely<DB>, county: string, household: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from problem where county = ${county} and subject = ${household} and state = any(${[...openStates]}::text[])`.execute(database)
  return rows[0]?.count ?? 0
}

/** The classes of some households within a scope, the latest first; only those that stand where it is asked so. */
export async function listGiven(database: Kysely<DB>, scope: Scope, households: readonly string[], { standing }: { standing: boolean }): Promise<GivenClass[]> {
  return readGiven(database, sql`given.household = any(${[...households]}::uuid[]) and ${inRegions(scope, 'household.county', 'household.village')} and ${standing ? sql`given.ended_at is null` : sql`true`}`)
}

async function readGiven(database: Kysely<DB>, where: RawBuilder<unknown>): Promise<GivenClass[]> {
  interface Kept extends Omit<GivenClass, 'givenAt' | 'end'> {
    givenAt: Date
    endedAt: Date | null
    endedAs: ClassEnd | null
    endedBy: string | null
    endedTier: ClosingTier | null
    endedReason: string
  }
  const { rows } = await sql<Kept>`
    select given.id, given.household, given.class, given.source, given.meeting, given.topic, given.visit, given.seen_on::text as "seenOn", given.day::text as day, given.review_on::text as "reviewOn",
      given.reason, given.reason_hash as "reasonHash", given.given_at as "givenAt", given.given_by as "givenBy", given.ended_at as "endedAt", given.ended_as as "endedAs", given.ended_by as "endedBy",
      given.ended_tier as "endedTier", given.ended_reason as "endedReason"
    from household_class as given join household on household.county = given.county and household.id = given.household
    where ${where} order by given.given_at desc, given.id`.execute(database)
  return rows.map(({ givenAt, endedAt, endedAs, endedBy, endedTier, endedReason, ...row }) => ({
    ...row, givenAt: givenAt.toISOString(),
    end: endedAt && endedAs ? { as: endedAs, at: endedAt.toISOString(), by: endedBy, tier: endedTier, reason: endedReason } : null,
  }))
}

/** Keeps classes; those in whose place they are have ended before. */
export async function insertGiven(transaction: Transaction<DB>, county: string, given: readonly GivenClass[]): Promise<void> {
  if (given.length === 0) return
  await transaction.insertInto('household_class').values(given.map((one) => ({
    county, id: one.id, household: one.household, name: one.class.name, class: JSON.stringify(one.class), source: one.source, meeting: one.meeting, topic: one.topic, visit: one.visit, seen_on: one.seenOn,
    day: one.day, review_on: one.reviewOn, reason: one.reason, reason_hash: one.reasonHash, given_at: one.givenAt, given_by: one.givenBy, ended_at: null, ended_as: null, ended_by: null, ended_tier: null, ended_reason: '', ended_reason_hash: null,
  }))).execute()
}

/** Ends classes. */
export async function endGiven(
  transaction: Transaction<DB>, county: string, ids: readonly string[],
  end: { as: ClassEnd; at: string; by: string | null; tier: ClosingTier | null; reason: string; reasonHash: string | null },
): Promise<void> {
  if (ids.length === 0) return
  await transaction.updateTable('household_class')
    .set({ ended_at: end.at, ended_as: end.as, ended_by: end.by, ended_tier: end.tier, ended_reason: end.reason, ended_reason_hash: end.reasonHash })
    .where('county', '=', county).where('id', 'in', [...ids]).where('ended_at', 'is', null).execute()
}
