import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { LetterAnswer, LetterObjection, LetterRecipient, RecipientStory } from '@lookback/core/letters'
import type { DB } from '../database/types.gen.ts'
import { listAttachments } from './attachments.queries.ts'

type Instants<Row, Names extends keyof Row> = Omit<Row, Names> & { [Name in Names]: Row[Name] extends string ? Date : Date | null }
/** A row of the table, told as the rules know it. */
const recipientColumns = sql`
  recipient.id, recipient.role, recipient.unit, recipient.person, recipient.region, recipient.addressed_on as "addressedOn", recipient.due_on as "dueOn",
  recipient.state, recipient.replaces, recipient.asked_as as "askedAs", recipient.signed_by as "signedBy", recipient.signed_at as "signedAt",
  recipient.sent_back_reason as "sentBackReason", recipient.extension_asked as "extensionAsked", recipient.extension_reason as "extensionReason",
  recipient.extensions, recipient.urged, recipient.urged_on as "urgedOn", recipient.owed, recipient.submitted, recipient.confirmed, recipient.deferred,
  recipient.lifted, recipient.objecting, recipient.next_on as "nextOn", recipient.answered_at as "answeredAt"`

/** The recipients of one letter that a condition leaves, in the order in which they were addressed. */
export async function listRecipients(database: Kysely<DB>, county: string, letter: string, where = sql`true`): Promise<LetterRecipient[]> {
  const { rows } = await sql<Instants<LetterRecipient, 'signedAt' | 'answeredAt'>>`
    select ${recipientColumns} from letter_recipient as recipient
    join letter on letter.county = recipient.county and letter.id = recipient.letter
    where recipient.county = ${county} and recipient.letter = ${letter} and ${where}
    order by recipient.role <> 'lead', recipient.addressed_on, recipient.region, recipient.id`.execute(database)
  return rows.map(({ signedAt, answeredAt, ...row }) => ({
    ...row, signedAt: signedAt?.toISOString() ?? null, answeredAt: answeredAt?.toISOString() ?? null,
  }))
}

/** What happened at some recipients of a letter; `items` is whose answers are read, of all where null. */
export async function loadStories(database: Kysely<DB>, county: string, letter: string, recipients: readonly LetterRecipient[]): Promise<RecipientStory[]> {
  const ids = recipients.map(({ id }) => id)
  const items = await listItemNames(database, county, letter)
  const answers = await listAnswers(database, county, letter, ids)
  const objections = await listObjections(database, county, letter, ids)
  return recipients.map((recipient) => ({
    recipient, items: items.filter(({ recipients: own }) => own === null || own.includes(recipient.askedAs)).map(({ id }) => id),
    answers: answers.get(recipient.id) ?? [], objections: objections.get(recipient.id) ?? [],
  }))
}

async function listItemNames(database: Kysely<DB>, county: string, letter: string): Promise<{ id: string; recipients: string[] | null }[]> {
  const { rows } = await sql<{ id: string; recipients: string[] | null }>`
    select id, recipients from letter_item where county = ${county} and letter = ${letter} order by ordinal`.execute(database)
  return rows
}

async function listAnswers(database: Kysely<DB>, county: string, letter: string, recipients: readonly string[]): Promise<Map<string, LetterAnswer[]>> {
  const attachments = await listAttachments(database, county, letter)
  const { rows } = await sql<Omit<Instants<LetterAnswer, 'answeredAt' | 'decidedAt'>, 'attachments'> & { recipient: string }>`
    select recipient, id, item, round, outcome, text, look_again_on as "lookAgainOn", points, same_as as "sameAs", state,
      answered_by as "answeredBy", answered_at as "answeredAt", decided_by as "decidedBy", decided_at as "decidedAt", decision
    from letter_answer where county = ${county} and letter = ${letter} and recipient = any(${[...recipients]}::uuid[])
    order by item, round`.execute(database)
  return byRecipient(rows, ({ answeredAt, decidedAt, ...row }) => ({
    ...row, answeredAt: answeredAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null, attachments: attachments.get(row.id) ?? [],
  }))
}

async function listObjections(database: Kysely<DB>, county: string, letter: string, recipients: readonly string[]): Promise<Map<string, LetterObjection[]>> {
  const { rows } = await sql<Instants<LetterObjection, 'raisedAt' | 'examinedAt'> & { recipient: string }>`
    select recipient, id, item, reason, raised_by as "raisedBy", raised_at as "raisedAt", is_upheld as "isUpheld", opinion,
      examined_by as "examinedBy", examined_at as "examinedAt"
    from letter_objection where county = ${county} and letter = ${letter} and recipient = any(${[...recipients]}::uuid[])
    order by raised_at, id`.execute(database)
  return byRecipient(rows, ({ raisedAt, examinedAt, ...row }) => ({
    ...row, raisedAt: raisedAt.toISOString(), examinedAt: examinedAt?.toISOString() ?? null,
  }))
}

function byRecipient<Row extends { recipient: string }, Told>(rows: readonly Row[], tell: (row: Omit<Row, 'recipient'>) => Told): Map<string, Told[]> {
  const told = new Map<string, Told[]>()
  for (const { recipient, ...row } of rows) {
    const some = told.get(recipient)
    if (some) some.push(tell(row))
    else told.set(recipient, [tell(row)])
  }
  return told
}

/** The texts that were answered in a letter before, for what is pointed out of the next one. */
export async function listTexts(
  database: Kysely<DB>, county: string, letter: string,
): Promise<{ id: string; item: string; recipient: string; text: string }[]> {
  const { rows } = await sql<{ id: string; item: string; recipient: string; text: string }>`
    select id, item, recipient, text from letter_answer where county = ${county} and letter = ${letter}
    order by answered_at, id`.execute(database)
  return rows
}

/** Saves recipients as they begin, or as they have become. */
export async function saveRecipients(transaction: Transaction<DB>, county: string, letter: string, recipients: readonly LetterRecipient[]): Promise<void> {
  await sql`
    insert into letter_recipient (county, letter, id, role, unit, person, region, addressed_on, due_on, state, replaces, asked_as, signed_by, signed_at,
      sent_back_reason, extension_asked, extension_reason, extensions, urged, urged_on, owed, submitted, confirmed, deferred, lifted, objecting, next_on, answered_at)
    select ${county}, ${letter}, id, role, unit, person, region, "addressedOn", "dueOn", state, replaces, "askedAs", "signedBy", "signedAt",
      "sentBackReason", "extensionAsked", "extensionReason", extensions, urged, "urgedOn", owed, submitted, confirmed, deferred, lifted, objecting, "nextOn", "answeredAt"
    from jsonb_to_recordset(${JSON.stringify(recipients)}::jsonb) as row (id uuid, role text, unit text, person uuid, region text, "addressedOn" date, "dueOn" date,
      state text, replaces uuid, "askedAs" uuid, "signedBy" uuid, "signedAt" timestamptz, "sentBackReason" text, "extensionAsked" date, "extensionReason" text,
      extensions integer, urged integer, "urgedOn" date, owed integer, submitted integer, confirmed integer, deferred integer, lifted integer, objecting integer,
      "nextOn" date, "answeredAt" timestamptz)
    on conflict (county, letter, id) do update set
      due_on = excluded.due_on, state = excluded.state, signed_by = excluded.signed_by, signed_at = excluded.signed_at,
      sent_back_reason = excluded.sent_back_reason, extension_asked = excluded.extension_asked, extension_reason = excluded.extension_reason,
      extensions = excluded.extensions, urged = excluded.urged, urged_on = excluded.urged_on, owed = excluded.owed, submitted = excluded.submitted,
      confirmed = excluded.confirmed, deferred = excluded.deferred, lifted = excluded.lifted, objecting = excluded.objecting,
      next_on = excluded.next_on, answered_at = excluded.answered_at`.execute(transaction)
}

/** Saves what was answered and objected, as it is now. */
export async function saveStory(
  transaction: Transaction<DB>, county: string, letter: string, { recipient, answers, objections }: Pick<RecipientStory, 'recipient' | 'answers' | 'objections'>,
): Promise<void> {
  await saveRecipients(transaction, county, letter, [recipient])
  if (answers.length > 0) {
    await sql`
      insert into letter_answer (county, letter, recipient, id, item, round, outcome, text, look_again_on, points, same_as, state, answered_by, answered_at,
        decided_by, decided_at, decision)
      select ${county}, ${letter}, ${recipient.id}, id, item, round, outcome, text, "lookAgainOn", points, "sameAs", state, "answeredBy", "answeredAt",
        "decidedBy", "decidedAt", decision
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as row (id uuid, item uuid, round integer, outcome text, text text, "lookAgainOn" date, points jsonb,
        "sameAs" uuid, state text, "answeredBy" uuid, "answeredAt" timestamptz, "decidedBy" uuid, "decidedAt" timestamptz, decision text)
      on conflict (county, id) do update set
        state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at, decision = excluded.decision`.execute(transaction)
  }
  if (objections.length > 0) {
    await sql`
      insert into letter_objection (county, letter, recipient, id, item, reason, raised_by, raised_at, is_upheld, opinion, examined_by, examined_at)
      select ${county}, ${letter}, ${recipient.id}, id, item, reason, "raisedBy", "raisedAt", "isUpheld", opinion, "examinedBy", "examinedAt"
      from jsonb_to_recordset(${JSON.stringify(objections)}::jsonb) as row (id uuid, item uuid, reason text, "raisedBy" uuid, "raisedAt" timestamptz,
        "isUpheld" boolean, opinion text, "examinedBy" uuid, "examinedAt" timestamptz)
      on conflict (county, id) do update set
        is_upheld = excluded.is_upheld, opinion = excluded.opinion, examined_by = excluded.examined_by, examined_at = excluded.examined_at`.execute(transaction)
  }
}
