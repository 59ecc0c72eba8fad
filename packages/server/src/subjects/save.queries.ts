import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Subject } from '@lookback/core/subjects'
import { initialsOf } from '../kit/initials.ts'
import type { DB } from '../database/types.gen.ts'

export interface SubjectToSave extends Subject {
  region: string
}

/** Adds subjects, or brings their place, name and number up to date. */
export async function saveSubjects(
  transaction: Transaction<DB>, county: string, subjects: readonly SubjectToSave[],
): Promise<void> {
  if (subjects.length === 0) return
  const rows = subjects.map((subject) => ({ ...subject, initials: initialsOf(subject.name) }))
  await sql`
    insert into subject (county, id, kind, region, name, number, initials)
    select ${county}, id, kind, region, name, number, initials
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, kind text, region text, name text, number text, initials text)
    on conflict (county, id) do update
      set region = excluded.region, name = excluded.name, number = excluded.number, initials = excluded.initials
    where (subject.region, subject.name, subject.number) is distinct from (excluded.region, excluded.name, excluded.number)
  `.execute(transaction)
}
