import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Subject } from '@lookback/core/subjects'
import type { DB } from '../database/types.gen.ts'

export interface SubjectToSave extends Subject {
  region: string
}

/** Adds subjects, or brings their place, name and number up to date. */
export async function saveSubjects(
  transaction: Transaction<DB>, county: string, subjects: readonly SubjectToSave[],
): Promise<void> {
  if (subjects.length === 0) return
  await sql`
    insert into subject (county, id, kind, region, name, number)
    select ${county}, id, kind, region, name, number
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as row (id uuid, kind text, region text, name text, number text)
    on conflict (county, id) do update set region = excluded.region, name = excluded.name, number = excluded.number
    where (subject.region, subject.name, subject.number) is distinct from (excluded.region, excluded.name, excluded.number)
  `.execute(transaction)
}
