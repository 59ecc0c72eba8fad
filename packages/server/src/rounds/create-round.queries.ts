import type { Database } from '../database/connect.ts'
import { sql } from 'kysely'
import { addDays, beginningOf } from '@lookback/core/kernel'
import type { Round, SampleDraw } from '@lookback/core/rounds'
import type { Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
export async function isOpened(transaction: Transaction<DB>, county: string, id: string): Promise<boolean> {
  const known = await transaction
    .selectFrom('round').select('id').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return known !== undefined
}

/** Writes a round, and the households drawn for it. */
export async function insertRound(
  transaction: Transaction<DB>, county: string, round: Round, sample: readonly string[], draw: SampleDraw | null,
  openedAt: Date,
): Promise<void> {
  const over = beginningOf(addDays(round.endsOn, 1))
  await transaction
    .insertInto('round')
    .values({
      county, id: round.id, ordinal: round.ordinal, name: round.name, tier: round.tier, coverage: round.coverage,
      form: round.formId, form_version: round.formVersion, starts_on: round.startsOn, ends_on: round.endsOn,
      blind: round.blind, closes_at: over > openedAt ? over : openedAt, draw: draw === null ? null : JSON.stringify(draw),
    })
    .execute()
  await sql`
    insert into round_sample (county, round, subject)
    select ${county}, ${round.id}, subject from unnest(${[...sample]}::uuid[]) as subject`.execute(transaction)
}

/** Every household with its village, in the order of villages and numbers: a seed gives the same sample again. */
export async function listDrawable(database: Database, county: string): Promise<{ id: string; stratum: string }[]> {
  const { rows } = await sql<{ id: string; stratum: string }>`
    select id, village as stratum from household where county = ${county} and ended_at is null order by village, number`.execute(database)
  return rows
}
