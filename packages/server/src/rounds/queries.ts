import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { Tier } from '@lookback/core/kernel'
import type { ListedRound, Round } from '@lookback/core/rounds'
import { Coverage } from '@lookback/core/rounds'
import type { DB } from '../database/types.gen.ts'

/** A county's rounds in order. Rounds are known to everybody in the county; what they found is not. */
export async function listRounds(database: Kysely<DB>, county: string): Promise<Round[]> {
  const rows = await database.selectFrom('round').selectAll().where('county', '=', county).orderBy('ordinal').execute()
  return rows.map((row) => ({
    id: row.id, ordinal: row.ordinal, name: row.name, tier: Tier.parse(row.tier), coverage: Coverage.parse(row.coverage),
    formId: row.form, formVersion: row.form_version, startsOn: row.starts_on, endsOn: row.ends_on, blind: row.blind,
  }))
}

/** The same, with whether anybody was visited in each yet. */
export async function listRoundsWithVisits(database: Kysely<DB>, county: string): Promise<ListedRound[]> {
  const { rows } = await sql<{ id: string }>`
    select id from round where county = ${county} and exists (select 1 from visit where visit.county = round.county and visit.round = round.id)`.execute(database)
  const visited = new Set(rows.map(({ id }) => id))
  return (await listRounds(database, county)).map((round) => ({ ...round, hasVisits: visited.has(round.id) }))
}
