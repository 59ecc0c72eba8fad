import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DoubtedHousehold } from '@lookback/core/doubts'
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

/** A household of the register with what says whom a doubt is about. */
export interface ReadHousehold extends DoubtedHousehold {
  id: string
  number: string
  village: string
  headName: string
  members: (DoubtedHousehold['members'][number] & { name: string })[]
}

/** The households of some villages, in the order of village and number. */
export async function listDoubtedHouseholds(database: Database, scope: Scope, villages: readonly string[]): Promise<ReadHousehold[]> {
  const { rows } = await sql<ReadHousehold>`
    select household.id, household.number, household.village, household.head_name as "headName", household.category,
      household.monitored_class as "monitoredClass", household.attributes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', member.id, 'name', member.name, 'birthDate', member.birth_date,
          'documentNumber', member.document_number, 'attributes', member.attributes) order by member.number), '[]'::jsonb)
        from member where member.county = household.county and member.household = household.id) as members
    from household
    where ${inRegions(scope, 'household.county', 'household.village')} and household.ended_at is null
      and household.village = any(${[...villages]}::text[])
    order by household.village, household.number`.execute(database)
  return rows
}
