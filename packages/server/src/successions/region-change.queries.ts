import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { Subject } from '@lookback/core/subjects'
import type { DB } from '../database/types.gen.ts'

/** What hangs on some regions, by region: households, problems that are not closed, posts held today. */
export async function countHanging(
  transaction: Transaction<DB>, county: string, regions: readonly string[], today: string,
): Promise<Map<string, { households: number; problems: number; posts: number }>> {
  const { rows } = await sql<{ region: string; households: number; problems: number; posts: number }>`
    select region,
      (select count(*) from household where household.county = ${county} and household.village = region and household.ended_at is null) as households,
      (select count(*) from problem where problem.county = ${county} and problem.region = ending.region
        and problem.state in ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed')) as problems,
      (select count(*) from post where post.county = ${county} and post.region = ending.region
        and (post.valid_to is null or post.valid_to > ${today})) as posts
    from unnest(${[...regions]}::text[]) as ending (region)`.execute(transaction)
  return new Map(rows.map(({ region, ...counts }) => [region, counts]))
}

/** The numbers of the households of a village that are on the register, and of those that were. */
export async function listHouseholdsIn(transaction: Transaction<DB>, county: string, village: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('household').select('number').where('county', '=', county).where('village', '=', village).where('ended_at', 'is', null)
    .orderBy('number').execute()
  return rows.map(({ number }) => number)
}

/** What is in a village besides households: the village, its unit, and things there. */
export async function listThings(transaction: Transaction<DB>, county: string, region: string): Promise<Subject[]> {
  const rows = await transaction
    .selectFrom('subject').select(['id', 'kind', 'name', 'number'])
    .where('county', '=', county).where('region', '=', region).where('kind', '=', 'thing').orderBy('id').execute()
  return rows.map((row) => Subject.parse(row))
}

export async function listOpenRounds(transaction: Transaction<DB>, county: string, now: Date): Promise<string[]> {
  const rows = await transaction
    .selectFrom('round').select('name').where('county', '=', county).where('closes_at', '>', now).orderBy('ordinal').execute()
  return rows.map(({ name }) => name)
}
