import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { IssuedLetter, LetterCounts, LetterFilter, LetterItem, LetterKind, LetterRow, LetterStanding } from '@lookback/core/letters'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { within } from '../database/scope.ts'
import { waitsIn } from './queues.queries.ts'
import type { LetterReader } from './reader.ts'
import { concerns, seen, seesAll } from './scope.queries.ts'
import type { WorkHolder } from '../kit/work.ts'

/** What a letter's recipients come to, counted over rows of `letter_recipient` known as `recipient`. */
const counted = sql`
  count(*) filter (where recipient.state <> 'redirected')::integer as recipients,
  count(*) filter (where recipient.owed > 0 and recipient.state in ('delivered', 'signed'))::integer as owing,
  count(*) filter (where recipient.submitted > 0 or recipient.state = 'sent-back' or recipient.extension_asked is not null)::integer as to_decide,
  count(*) filter (where recipient.deferred > 0)::integer as deferred,
  coalesce(sum(recipient.objecting), 0)::integer as objecting,
  min(recipient.next_on) filter (where recipient.answered_at is null and recipient.state in ('delivered', 'signed')) as next_on`

/** Counts anew what a letter's recipients come to. */
export async function recountLetter(transaction: Transaction<DB>, county: string, letter: string): Promise<void> {
  await sql`
    update letter set recipients = told.recipients, owing = told.owing, to_decide = told.to_decide, deferred = told.deferred,
      objecting = told.objecting, next_on = told.next_on
    from (select ${counted} from letter_recipient as recipient where recipient.county = ${county} and recipient.letter = ${letter}) as told
    where letter.county = ${county} and letter.id = ${letter}`.execute(transaction)
}

/** `told`: what the recipients come to that somebody sees. Whoever sees all of them reads what was counted. */
function toldTo(reader: LetterReader): RawBuilder<unknown> {
  return seesAll(reader)
    ? sql`cross join lateral (select letter.recipients, letter.owing, letter.to_decide, letter.deferred, letter.objecting, letter.next_on) as told`
    : sql`cross join lateral (select ${counted} from letter_recipient as recipient
        where recipient.county = letter.county and recipient.letter = letter.id and ${seen(reader)}) as told`
}

const isDone = sql`(told.owing = 0 and told.to_decide = 0 and told.deferred = 0 and told.objecting = 0)`

/** The condition of each standing; figures and list go by the same. */
function standsAs(standing: LetterStanding, today: Day): RawBuilder<unknown> {
  switch (standing) {
    case 'open':
      return sql`not ${isDone}`
    case 'overdue':
      return sql`told.next_on < ${today}`
    case 'to-decide':
      return sql`told.to_decide > 0`
    case 'deferred':
      return sql`told.deferred > 0`
    case 'done':
      return isDone
  }
}

interface Asked {
  reader: LetterReader
  holder: WorkHolder
  today: Day
}

function source({ reader, holder, today }: Asked, { kind, standing, unit, region, queue, search }: LetterFilter): RawBuilder<unknown> {
  const wentTo = (where: RawBuilder<unknown>) => sql`exists (select 1 from letter_recipient as recipient
    where recipient.county = letter.county and recipient.letter = letter.id and ${seen(reader)} and ${where})`
  const conditions = [
    concerns(reader),
    kind && sql`letter.kind = ${kind}`,
    standing && standsAs(standing, today),
    unit && wentTo(sql`recipient.unit = ${unit}`),
    region && wentTo(within('recipient.region', region)),
    queue && waitsIn(queue, holder, today),
    search && saysWords(search, reader),
  ].filter((condition) => typeof condition === 'object')
  return sql`from letter ${toldTo(reader)} where ${sql.join(conditions, sql` and `)}`
}

/** Number, title, body, or an item that somebody sees has each of the words. */
function saysWords(search: string, reader: LetterReader): RawBuilder<unknown> {
  const askedOf = seesAll(reader) ? sql`true` : sql`(item.recipients is null or exists (select 1 from letter_recipient as recipient
    where recipient.county = letter.county and recipient.letter = letter.id and recipient.asked_as = any(item.recipients) and ${seen(reader)}))`
  const has = (word: string) => sql`(letter.number ilike ${word} or letter.title ilike ${word} or letter.body ilike ${word}
    or exists (select 1 from letter_item as item where item.county = letter.county and item.letter = letter.id and item.text ilike ${word} and ${askedOf}))`
  return sql.join(search.split(/\s+/).filter((word) => word !== '').map((word) => has(`%${escaped(word)}%`)), sql` and `)
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** The letters that concern somebody, the latest first. */
export async function listLetterRows(
  database: Kysely<DB>, asked: Asked, filter: LetterFilter, { after, limit, skip = 0 }: { after: readonly string[] | null; limit: number; skip?: number },
): Promise<{ rows: (LetterRow & { issuedAt: Date })[]; total: number }> {
  const { today } = asked
  const [issuedAt = '', id = ''] = after ?? []
  const beyond = after ? sql`(letter.issued_at, letter.id) < (${issuedAt}::timestamptz, ${id}::uuid)` : sql`true`
  const { rows } = await sql<LetterRow & { issuedAt: Date }>`
    select letter.id, letter.kind_name as "kindName", letter.number, letter.title, letter.issued_on as "issuedOn", letter.issued_at as "issuedAt",
      (select unit.name from unit where unit.county = letter.county and unit.code = letter.issuer) as "issuerName",
      told.recipients, told.owing, told.to_decide as "toDecide", told.deferred, told.next_on as "nextOn",
      case when ${isDone} then 'done' when told.next_on < ${today} then 'overdue' when told.to_decide > 0 then 'to-decide'
        when told.owing = 0 and told.deferred > 0 then 'deferred' else 'open' end as standing
    ${source(asked, filter)} and ${beyond} order by letter.issued_at desc, letter.id desc limit ${limit} offset ${skip}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(asked, filter)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

export async function countLetterRows(database: Kysely<DB>, asked: Asked, filter: LetterFilter): Promise<LetterCounts> {
  const count = (standing: LetterStanding) => sql`count(*) filter (where ${standsAs(standing, asked.today)})::integer`
  const { rows } = await sql<LetterCounts>`
    select count(*)::integer as all, ${count('open')} as open, ${count('overdue')} as overdue, ${count('to-decide')} as "toDecide",
      ${count('deferred')} as deferred, ${count('done')} as done
    ${source(asked, filter)}`.execute(database)
  return rows[0] ?? { all: 0, open: 0, overdue: 0, toDecide: 0, deferred: 0, done: 0 }
}

/** A letter as it is kept, but for its paper. */
export interface StoredLetter extends IssuedLetter {
  rules: LetterKind
  items: number
  documentHash: string
  /** The office's own paper that it was made of. */
  template: string | null
}

const letterColumns = sql`
  letter.id, letter.kind, letter.kind_name as "kindName", letter.year, letter.ordinal, letter.number, letter.title, letter.body, letter.contact, letter.issuer,
  letter.region, letter.issued_on as "issuedOn", letter.issued_by as "issuedBy", letter.drafted_by as "draftedBy", letter.rules, letter.items,
  letter.document_hash as "documentHash", letter.template`

/** A letter that concerns somebody; `lock` holds it, and with it all that happens at its recipients, until the transaction ends. */
export async function findLetter(
  database: Kysely<DB>, reader: LetterReader, id: string, { lock }: { lock: boolean },
): Promise<StoredLetter | undefined> {
  const { rows } = await sql<StoredLetter>`
    select ${letterColumns} from letter where ${concerns(reader)} and letter.id = ${id} ${lock ? sql`for update` : sql``}`.execute(database)
  return rows[0]
}

/** A letter by its id, whoever asks: for what the software does by itself. */
export async function readLetter(database: Kysely<DB>, county: string, id: string): Promise<StoredLetter | undefined> {
  const { rows } = await sql<StoredLetter>`select ${letterColumns} from letter where letter.county = ${county} and letter.id = ${id}`.execute(database)
  return rows[0]
}

export async function findLetterDocument(database: Kysely<DB>, county: string, id: string): Promise<Buffer | null> {
  const row = await database.selectFrom('letter').select('document').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row?.document ?? null
}

/** The items of a letter, in their order. */
export async function listItems(database: Kysely<DB>, county: string, letter: string): Promise<LetterItem[]> {
  const { rows } = await sql<LetterItem>`
    select id, kind, about, text, recipients from letter_item where county = ${county} and letter = ${letter} order by ordinal`.execute(database)
  return rows
}

/** The next number of a kind in a year: nobody else gets one until this transaction has ended, and none is lost where it fails. */
export async function takeOrdinal(transaction: Transaction<DB>, county: string, kind: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into letter_number (county, kind, year, last) values (${county}, ${kind}, ${year}, 1)
    on conflict (county, kind, year) do update set last = letter_number.last + 1 returning last`.execute(transaction)
  const [taken] = rows
  if (!taken) throw new Error('no number was given out')
  return taken.last
}

export async function isNumberTaken(transaction: Transaction<DB>, county: string, number: string): Promise<boolean> {
  const row = await transaction.selectFrom('letter').select('id').where('county', '=', county).where('number', '=', number).executeTakeFirst()
  return row !== undefined
}

export interface NewLetter extends Omit<StoredLetter, 'items'> {
  issuedAt: Date
  contentHash: string
  document: Buffer
}

export async function insertLetter(
  transaction: Transaction<DB>, county: string, { kindName, issuedOn, issuedBy, issuedAt, draftedBy, documentHash, contentHash, rules, ...letter }: NewLetter,
  items: readonly LetterItem[],
): Promise<void> {
  await transaction.insertInto('letter').values({
    ...letter, county, kind_name: kindName, issued_on: issuedOn, issued_by: issuedBy, issued_at: issuedAt, drafted_by: draftedBy,
    document_hash: documentHash, content_hash: contentHash, rules: JSON.stringify(rules), items: items.length,
    recipients: 0, owing: 0, to_decide: 0, deferred: 0, objecting: 0, next_on: null,
  }).execute()
  await sql`
    insert into letter_item (county, letter, id, ordinal, kind, about, text, recipients)
    select ${county}, ${letter.id}, id, ordinal, kind, about, text, recipients
    from jsonb_to_recordset(${JSON.stringify(items.map((item, index) => ({ ...item, ordinal: index + 1 })))}::jsonb)
      as row (id uuid, ordinal integer, kind text, about uuid, text text, recipients uuid[])`.execute(transaction)
}
