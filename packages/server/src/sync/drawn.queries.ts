import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/**
 * The households on a phone that were drawn for rounds opened in a part of the log. Opening one is an entry about the county, and yet
 * each of them is another on the phone.
 * @param held says of a `household` whether the phone holds it
 */
export async function listDrawnIn(
  database: Database, county: string, held: RawBuilder<SqlBool>, { after, through }: { after: number; through: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct household.id
    from log_entry as entry
    join round_sample as drawn on drawn.county = entry.county and drawn.round = (entry.payload ->> 'id')::uuid
    join household on household.county = drawn.county and household.id = drawn.subject
    where entry.county = ${county} and entry.kind = 'round-opened' and entry.sequence > ${after} and entry.sequence <= ${through}
      and ${held}`.execute(database)
  return rows.map(({ id }) => id)
}
