import { sql } from 'kysely'
import type { NamesOf } from '../kit/names.ts'
import { readerOf } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** Letters by number and title, as far as they concern the reader. */
export const namesOfLetters: NamesOf = async (database, reader, ids) => {
  const { rows } = await sql<{ id: string; number: string; title: string }>`
    select letter.id, letter.number, letter.title from letter
    where ${concerns(readerOf(reader))} and letter.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, number, title }) => [id, `${number}《${title}》`]))
}
