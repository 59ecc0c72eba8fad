import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { LetterOnPhone } from '@lookback/core/letters'
import { ITEMS_ON_PHONE, LETTERS_ON_PHONE } from '@lookback/core/letters'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { seatsOf } from './reader.ts'
import { addressedTo } from './scope.queries.ts'

/**
 * The letters that somebody signs and answers for, by name or for the own units, at each recipient of theirs with which something is
 * still to be done, or whose last answer was decided on lately: those that end first, where there are very many. What is told of each is
 * read in one go: every phone that asks for what is new asks for it.
 * @param decidedSince since when an answer was decided on lately
 */
export async function listOnPhone(database: Kysely<DB>, holder: WorkHolder, decidedSince: Date): Promise<LetterOnPhone[]> {
  const { rows } = await sql<LetterOnPhone>`
    with own as (
      select recipient.* from letter_recipient as recipient
      where recipient.county = ${holder.county} and ${addressedTo(holder.person, seatsOf(holder, 'letters:answer'), 'recipient')}
        and (recipient.state not in ('done', 'redirected') or (recipient.state = 'done' and exists (select 1 from letter_answer as answer
          where answer.county = recipient.county and answer.letter = recipient.letter and answer.recipient = recipient.id and answer.decided_at >= ${decidedSince})))
      order by recipient.state = 'done', recipient.next_on, recipient.letter, recipient.id limit ${LETTERS_ON_PHONE})
    select letter.id as letter, letter.number, letter.title, letter.body, letter.contact, letter.issued_on as "issuedOn", issuer.name as "issuerName",
      coalesce(unit.name, person.name) as name,
      jsonb_build_object('id', own.id, 'unit', own.unit, 'state', own.state, 'dueOn', own.due_on, 'nextOn', own.next_on) as recipient,
      asked.items, asked.others, answered.answers, objected.objections
    from own
    join letter on letter.county = own.county and letter.id = own.letter
    join unit as issuer on issuer.county = letter.county and issuer.code = letter.issuer
    left join unit on unit.county = own.county and unit.code = own.unit
    left join person on person.county = own.county and person.id = own.person
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', task.id, 'text', task.text) order by task.place) filter (where task.place <= ${ITEMS_ON_PHONE}), '[]') as items,
        greatest(count(*) - ${ITEMS_ON_PHONE}, 0)::integer as others
      from (select item.id, item.text, row_number() over (order by item.ordinal) as place from letter_item as item
        where item.county = own.county and item.letter = own.letter and (item.recipients is null or own.asked_as = any(item.recipients))) as task) as asked
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('item', answer.item, 'outcome', answer.outcome, 'text', answer.text, 'lookAgainOn', answer.look_again_on,
        'state', answer.state, 'decision', answer.decision, 'answeredAt', to_char(answer.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by answer.round, answer.item), '[]') as answers
      from letter_answer as answer where answer.county = own.county and answer.letter = own.letter and answer.recipient = own.id) as answered
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('item', objection.item, 'isUpheld', objection.is_upheld) order by objection.id), '[]') as objections
      from letter_objection as objection where objection.county = own.county and objection.letter = own.letter and objection.recipient = own.id) as objected
    order by own.state = 'done', own.next_on, own.letter, own.id`.execute(database)
  return rows
}
