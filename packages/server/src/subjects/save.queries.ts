import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { syllablesOf } from '@lookback/core/readings'
import type { Subject } from '@lookback/core/subjects'
import { copiedRow, copyRows } from '../database/copy.ts'
import type { DB } from '../database/types.gen.ts'

/** Something with problems, and where it lies now. */
export interface MovedSubject {
  id: string
  region: string
}

export interface SubjectToSave extends Subject {
  region: string
}

/**
 * Adds subjects, or brings their place, name and number up to date. A problem lies where its subject does: both move in
 * one statement, whatever moves, so that nobody who changes a record has to think of it.
 * @returns those with problems that lie elsewhere now, for the log: `movedEntries`, where the record's own entry does not say so
 */
export async function saveSubjects(
  transaction: Transaction<DB>, county: string, subjects: readonly SubjectToSave[],
): Promise<MovedSubject[]> {
  if (subjects.length === 0) return []
  const rows = subjects.map((subject) => ({ ...subject, ...readingOf(subject.name) }))
  const { rows: moved } = await sql<MovedSubject>`
    with saved as (
      insert into subject (county, id, kind, region, name, number, initials, reading)
      select ${county}, id, kind, region, name, number, initials, reading
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (id uuid, kind text, region text, name text, number text, initials text, reading text)
      on conflict (county, id) do update
        set region = excluded.region, name = excluded.name, number = excluded.number, initials = excluded.initials, reading = excluded.reading
      where (subject.region, subject.name, subject.number) is distinct from (excluded.region, excluded.name, excluded.number)
      returning id, region, number, xmax <> 0 as was_known)
    update problem set region = saved.region, number = saved.number
    from saved
    where saved.was_known and problem.county = ${county} and problem.subject = saved.id
      and (saved.region, saved.number) is distinct from (problem.region, problem.number)
    returning saved.id, saved.region
  `.execute(transaction)
  return [...new Map(moved.map((one) => [one.id, one])).values()]
}

/** Adds subjects that nothing knows yet: their identifiers have just been made. */
export async function addSubjects(transaction: Transaction<DB>, county: string, subjects: readonly SubjectToSave[]): Promise<void> {
  await copyRows(transaction, 'subject', ['county', 'id', 'kind', 'region', 'name', 'number', 'initials', 'reading'],
    subjects.map(({ id, kind, region, name, number }) => {
      const { initials, reading } = readingOf(name)
      return copiedRow([county, id, kind, region, name, number, initials, reading])
    }))
}

/** How a name is read: by its initials, and in full. */
function readingOf(name: string): { initials: string; reading: string } {
  const syllables = syllablesOf(name)
  return { initials: syllables.map((syllable) => syllable.charAt(0)).join(''), reading: syllables.join('') }
}
