import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { LetterQueue } from '@lookback/core/letters'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import type { DB } from '../database/types.gen.ts'
import { within } from '../database/scope.ts'
import type { WorkHolder } from '../kit/work.ts'
import { examinedAreas, seatsOf } from './reader.ts'
import { addressedTo, any, inSeats } from './scope.queries.ts'

/** Recipients, known as `recipient` beside `letter`, that wait for somebody in a queue. */
function waits(queue: LetterQueue, holder: WorkHolder, today: Day): RawBuilder<unknown> {
  const mine = addressedTo(holder.person, seatsOf(holder, 'letters:answer'), 'recipient')
  switch (queue) {
    case 'letters-to-sign':
      return sql`(recipient.state = 'delivered' and ${mine})`
    case 'letters-to-answer':
      return sql`(recipient.state = 'signed' and recipient.answered_at is null and (recipient.owed > 0 or recipient.next_on <= ${today}) and ${mine})`
    case 'letters-to-decide':
      return sql`((recipient.submitted > 0 or recipient.state = 'sent-back' or recipient.extension_asked is not null)
        and ${inSeats(seatsOf(holder, 'letters:issue'), 'letter.issuer', 'letter.region')})`
    case 'letters-to-examine':
      return sql`(recipient.objecting > 0 and ${any(examinedAreas(holder).map((area) => within('recipient.region', area)))}
        and letter.issued_by is distinct from ${holder.person} and letter.drafted_by is distinct from ${holder.person}
        and not ${mine} and not exists (select 1 from letter_answer as decided where decided.county = recipient.county and decided.letter = recipient.letter
          and decided.recipient = recipient.id and decided.decided_by = ${holder.person}))`
  }
}

/** The letters, known as `letter`, of which something waits for somebody in a queue. */
export function waitsIn(queue: LetterQueue, holder: WorkHolder, today: Day): RawBuilder<unknown> {
  return sql`exists (select 1 from letter_recipient as recipient where recipient.county = letter.county and recipient.letter = letter.id
    and ${waits(queue, holder, today)})`
}

/** How many letters wait for somebody in a queue, how many of them are late, and are due within some days. */
export async function countQueue(
  database: Kysely<DB>, queue: LetterQueue, holder: WorkHolder, today: Day, yellowDays: number,
): Promise<{ count: number; overdue: number; dueSoon: number }> {
  const { rows } = await sql<{ count: number; overdue: number; dueSoon: number }>`
    select count(*)::integer as count, count(*) filter (where next_on < ${today})::integer as overdue,
      count(*) filter (where next_on between ${today} and ${addDays(today, yellowDays)})::integer as "dueSoon"
    from (select min(recipient.next_on) as next_on from letter_recipient as recipient
      join letter on letter.county = recipient.county and letter.id = recipient.letter
      where recipient.county = ${holder.county} and ${waits(queue, holder, today)}
      group by letter.id limit ${WORK_COUNT_LIMIT + 1}) as waiting`.execute(database)
  return rows[0] ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** A recipient of which something may wait for somebody. */
export interface OpenRecipient {
  letter: string
  unit: string | null
  person: string | null
  region: string
  issuer: string
  issuerRegion: string
  state: string
  nextOn: Day
  toAnswer: boolean
  toDecide: boolean
  toExamine: boolean
  /** Whoever has decided on it, and examines no objection to it. */
  deciders: (string | null)[]
}

/** All of a county, looked up once. */
export async function listOpenRecipients(database: Kysely<DB>, county: string, today: Day): Promise<OpenRecipient[]> {
  const { rows } = await sql<OpenRecipient>`
    select recipient.letter, recipient.unit, recipient.person, recipient.region, letter.issuer, letter.region as "issuerRegion", recipient.state,
      recipient.next_on as "nextOn",
      (recipient.state = 'signed' and recipient.answered_at is null and (recipient.owed > 0 or recipient.next_on <= ${today})) as "toAnswer",
      (recipient.submitted > 0 or recipient.state = 'sent-back' or recipient.extension_asked is not null) as "toDecide",
      recipient.objecting > 0 as "toExamine",
      array[letter.issued_by, letter.drafted_by] || case when recipient.objecting > 0 then array(select decided.decided_by from letter_answer as decided
        where decided.county = recipient.county and decided.letter = recipient.letter and decided.recipient = recipient.id) else array[]::uuid[] end as deciders
    from letter_recipient as recipient join letter on letter.county = recipient.county and letter.id = recipient.letter
    where recipient.county = ${county} and recipient.state not in ('done', 'redirected')`.execute(database)
  return rows
}
