import { sql } from 'kysely'
import type { NamesOf } from '../kit/names.ts'
import { readerOf } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** So many characters of an instruction tell which it is. */
const TOLD = 24

/** Instructions by their first words, as far as somebody may read them. */
export const namesOfInstructions: NamesOf = async (database, reader, ids) => {
  const { rows } = await sql<{ id: string; text: string }>`
    select id, case when char_length(text) > ${TOLD}::integer then left(text, ${TOLD}::integer) || '…' else text end as text
    from instruction where ${concerns(readerOf(reader))} and id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, text }) => [id, text]))
}
