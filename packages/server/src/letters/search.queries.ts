import { sql } from 'kysely'
import type { SearchProvider } from '../kit/search-provider.ts'
import { readerOf } from './reader.ts'
import { concerns } from './scope.queries.ts'

/** Letters that concern whoever looks, by number or title, the latest first. */
export const letterSearch: SearchProvider = {
  kind: 'letter',
  permission: 'letters:read',
  find: async (database, _, { kind, text, part }, limit, actor) => {
    if (kind === 'letters' || text.length < 2) return []
    const { rows } = await sql<{ id: string; name: string; detail: string }>`
      select letter.id, letter.title as name, letter.number as detail from letter
      where ${concerns(readerOf(actor))} and (letter.title like ${part} or letter.number like ${part})
      order by letter.issued_at desc, letter.id desc limit ${limit}`.execute(database)
    return rows
  },
}
