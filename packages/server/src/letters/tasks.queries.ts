import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { LetterItem, LetterTaskFilter } from '@lookback/core/letters'
import type { DB } from '../database/types.gen.ts'
import type { LetterReader } from './reader.ts'
import { seen } from './scope.queries.ts'

/** One item at one recipient. */
export type TaskRow = Pick<LetterItem, 'id' | 'kind' | 'about' | 'text'> & { ordinal: number; recipient: string }

/** Where an item stands at a recipient, as `taskStanding` of the rules says. */
const standing = sql`case
  when exists (select 1 from letter_objection as objection where objection.county = item.county and objection.letter = item.letter
    and objection.recipient = recipient.id and objection.is_upheld and (objection.item is null or objection.item = item.id)) then 'lifted'
  when final.state is null or final.state = 'returned' then 'owed'
  when final.state <> 'confirmed' then 'submitted'
  when final.outcome = 'deferred' then 'deferred' else 'confirmed' end`

/** Items × recipients of a letter that somebody sees. */
function source(reader: LetterReader, letter: string, { recipient, taskStanding }: LetterTaskFilter): RawBuilder<unknown> {
  const finals = sql`left join lateral (select answer.state, answer.outcome from letter_answer as answer where answer.county = item.county
    and answer.letter = item.letter and answer.recipient = recipient.id and answer.item = item.id and answer.outcome <> 'under-way'
    order by answer.round desc limit 1) as final on true`
  return sql`
    from letter join letter_item as item on item.county = letter.county and item.letter = letter.id
    join letter_recipient as recipient on recipient.county = letter.county and recipient.letter = letter.id and recipient.state <> 'redirected'
      and (item.recipients is null or recipient.asked_as = any(item.recipients))
    ${taskStanding ? finals : sql``}
    where letter.county = ${reader.county} and letter.id = ${letter} and ${seen(reader)}
      and ${recipient ? sql`recipient.id = ${recipient}` : sql`true`} and ${taskStanding ? sql`${standing} = ${taskStanding}` : sql`true`}`
}

/** A page of them, by item and recipient. */
export async function listTaskRows(
  database: Kysely<DB>, reader: LetterReader, letter: string, filter: LetterTaskFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: TaskRow[]; total: number }> {
  const [ordinal = '0', recipient = ''] = after ?? []
  const beyond = after ? sql`(item.ordinal, recipient.id) > (${ordinal}::integer, ${recipient}::uuid)` : sql`true`
  const { rows } = await sql<TaskRow>`
    select item.id, item.kind, item.about, item.text, item.ordinal, recipient.id as recipient ${source(reader, letter, filter)} and ${beyond}
    order by item.ordinal, recipient.id limit ${limit}`.execute(database)
  const counted = await sql<{ total: number }>`select count(*)::integer as total ${source(reader, letter, filter)}`.execute(database)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** The items that some answers were given to, by answer, as far as somebody sees who answered. */
export async function listAnsweredItems(database: Kysely<DB>, reader: LetterReader, id: string, answers: readonly string[]): Promise<Map<string, string>> {
  if (answers.length === 0) return new Map()
  const { rows } = await sql<{ id: string; text: string }>`
    select answer.id, item.ordinal || '. ' || item.text as text from letter_answer as answer
    join letter on letter.county = answer.county and letter.id = answer.letter
    join letter_recipient as recipient on recipient.county = answer.county and recipient.letter = answer.letter and recipient.id = answer.recipient
    join letter_item as item on item.county = answer.county and item.letter = answer.letter and item.id = answer.item
    where answer.county = ${reader.county} and answer.letter = ${id} and answer.id = any(${[...answers]}::uuid[]) and ${seen(reader)}`.execute(database)
  return new Map(rows.map(({ id, text }) => [id, text]))
}
