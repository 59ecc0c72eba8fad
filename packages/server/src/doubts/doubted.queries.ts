import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'

/** What a village's part of the register is, told by a number that is another one once a household of it has changed. */
export async function listVillageStates(database: Database, scope: Scope): Promise<{ village: string; state: string }[]> {
  const { rows } = await sql<{ village: string; state: string }>`
    select village, count(*) || ' ' || sum(hashtextextended(id::text, version)::numeric) as state from household
    where ${inRegions(scope, 'household.county', 'household.village')} and ended_at is null
    group by village order by village`.execute(database)
  return rows
}
