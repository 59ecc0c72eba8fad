import { sql } from 'kysely'
import { actorScope } from '../kit/actor.ts'
import type { NamesOf } from '../kit/names.ts'
import { inHouseholds } from '../database/scope.ts'

/** Subjects by name and number, as far as the reader may read the register. */
export const namesOfSubjects: NamesOf = async (database, reader, ids) => {
  const scope = actorScope(reader, 'register:read')
  const { rows } = await sql<{ id: string; name: string; number: string }>`
    select subject.id, subject.name, subject.number from subject
    where subject.id = any(${[...ids]}::uuid[]) and ${inHouseholds(scope, 'subject.county', 'subject.region', 'subject.id')}`.execute(database)
  return new Map(rows.map(({ id, name, number }) => [id, `${name} ${number}`]))
}
