import type { Kysely } from 'kysely'
import { Tier } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
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
