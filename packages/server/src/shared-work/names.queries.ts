import { sql } from 'kysely'
import type { NamesOf } from '../kit/names.ts'
import { readerOf } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** What is shared, by its title, as far as it concerns the reader. */
export const namesOfShared: NamesOf = async (database, reader, ids) => {
  const { rows } = await sql<{ id: string; title: string }>`
    select matter.id, matter.title from shared_matter as matter where ${concerns(readerOf(reader))} and matter.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, title }) => [id, title]))
}
