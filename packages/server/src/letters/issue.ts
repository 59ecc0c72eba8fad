import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Addressed, LetterDraft, LetterItem, LetterKind, LetterRecipient } from '@lookback/core/letters'
import { addressed, itemsByRecipient, numberOf, requireWhole, workdaysFrom, yearOf } from '@lookback/core/letters'
import type { Day, WorkCalendar } from '@lookback/core/kernel'
import { dayOf, Refusal, workCalendar } from '@lookback/core/kernel'
import { canonicalJson } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { requireNamed } from '../evidence/index.ts'
import { readUnit } from '../places/index.ts'
import { sha256 } from '../reports/index.ts'
import type { Addressee } from './address.ts'
import { addressOf } from './address.ts'
import type { StoredDraft } from './drafts.queries.ts'
import { deleteDraft, findDraft, listHandedOver, listKnown } from './drafts.queries.ts'
import type { StoredLetter } from './letters.queries.ts'
import { findLetter, insertLetter, isNumberTaken, recountLetter, takeOrdinal } from './letters.queries.ts'
import { insertAttachments } from './attachments.queries.ts'
import { paperOf } from './paper.ts'
import { readerOf, seatsOf } from './reader.ts'
import { saveRecipients } from './stories.queries.ts'
import { tellRecipients } from './tell.ts'
import { findTemplate } from './templates.queries.ts'

/**
 * Issues a draft: checks it whole, gives it the next number of its kind and year, makes its paper, and tells everybody to whom it
 * goes. The same request again changes nothing.
 * @throws {Refusal} `not-found`, `letter-draft-changed`, `letter-kind-unknown`, `letter-item-unknown`, `letter-number-taken`, and those of
 *   `requireWhole` and `addressOf`
 */
export async function issueLetter(application: Application, actor: Actor, id: string, version: number): Promise<{ id: string; number: string }> {
  const { database, clock } = application
  const { county } = actor
  return write(database, clock, county, async (transaction) => {
    const draft = await findDraft(transaction, county, seatsOf(actor, 'letters:issue'), id, { lock: true })
    if (!draft) {
      const known = await findLetter(transaction, readerOf(actor), id, { lock: false })
      if (!known) throw new Refusal('not-found')
      return { result: { id, number: known.number }, entries: [] }
    }
    if (draft.version !== version) throw new Refusal('letter-draft-changed')
    const now = clock()
    await requireNamed(transaction, actor, draft.content.attachments.map(({ sha256: name }) => name))
    const made = await makeLetter(transaction, actor, draft, now)
    const { letter, recipients, items, document } = made
    await insertLetter(transaction, county, {
      ...letter, issuedAt: now, document, contentHash: contentHash(letter, items),
    }, items)
    const { attachments } = draft.content
    await insertAttachments(transaction, county, { letter: id, namedIn: id, person: actor.person }, attachments)
    await saveRecipients(transaction, county, id, recipients)
    await recountLetter(transaction, county, id)
    await deleteDraft(transaction, county, id)
    await tellRecipients(transaction, county, letter, recipients, { kind: 'letter-issued', actor: actor.person, text: letter.title }, now)
    const { kind, kindName, year, ordinal, number, title, issuer, issuedOn, draftedBy } = letter
    const entry = entryOf(application, {
      id, kind: 'letter-issued', actor: actor.person, region: letter.region, happenedAt: now.toISOString(),
      payload: {
        letter: id, kind, kindName, year, ordinal, number, title, issuer, issuedOn, draftedBy, recipients: made.addressed, items: items.length,
        content: contentHash(letter, items), document: letter.documentHash,
        ...(attachments.length > 0 && { attachments }), ...(letter.template !== null && { template: letter.template }),
      },
    })
    return { result: { id, number }, entries: [entry] }
  })
}

interface Made {
  letter: Omit<StoredLetter, 'items'>
  recipients: LetterRecipient[]
  addressed: Addressed[]
  items: LetterItem[]
  document: Buffer
}

async function makeLetter(transaction: Transaction<DB>, actor: Actor, { id, unit, content, draftedBy }: StoredDraft, now: Date): Promise<Made> {
  const { county, person } = actor
  const today = dayOf(now)
  const { kinds } = await getParameter(transaction, county, 'letters', today)
  const rules = kinds.find(({ code }) => code === content.kind)
  if (!rules) throw new Refusal('letter-kind-unknown', { kind: content.kind })
  requireWhole(content, today)
  await requireKnown(transaction, actor, content.items)
  const calendar = workCalendar(await getParameter(transaction, county, 'work-calendar', today))
  const addressees = await addressOf(transaction, actor, content.recipients)
  const goingTo = begin(content, addressees, { rules, today, calendar })
  const issuer = await readUnit(transaction, county, unit)
  const year = yearOf(today)
  const ordinal = await takeOrdinal(transaction, county, rules.code, year)
  const number = numberOf(rules, year, ordinal)
  if (await isNumberTaken(transaction, county, number)) throw new Refusal('letter-number-taken', { number })
  const letter = {
    id, kind: rules.code, kindName: rules.name, year, ordinal, number, title: content.title, body: content.body, contact: content.contact, issuer: unit,
    region: issuer.region, issuedOn: today, issuedBy: person, draftedBy, rules,
  }
  const own = await findTemplate(transaction, county, rules.code)
  const document = await paperOf(
    county, { ...letter, issuerName: issuer.name }, goingTo.map((one, index) => ({ ...one, name: addressees[index]?.name ?? '' })), content.items, own ? { document: own.document, isTried: false } : null,
  )
  return {
    letter: { ...letter, documentHash: sha256(document), template: own?.id ?? null }, document, items: content.items, addressed: goingTo,
    recipients: goingTo.map((one) => addressed(one, today, null)),
  }
}

function begin(
  { recipients, items }: LetterDraft, addressees: readonly Addressee[], { rules, today, calendar }: { rules: LetterKind; today: Day; calendar: WorkCalendar },
): Addressed[] {
  const counts = itemsByRecipient(recipients, items)
  return recipients.map(({ id, role, unit, person, dueOn }, index) => ({
    id, role, unit, person, region: addressees[index]?.region ?? '', dueOn: dueOn ?? workdaysFrom(today, rules.days, calendar), askedAs: id, items: counts.get(id) ?? 0,
  }))
}

/** What is asked about is there, and the issuer's to ask about. @throws {Refusal} `letter-item-unknown` */
async function requireKnown(transaction: Transaction<DB>, actor: Actor, items: readonly LetterItem[]): Promise<void> {
  const asked = (kind: LetterItem['kind']) => items.flatMap((item) => (item.kind === kind ? item.about ?? [] : []))
  const problems = await listHandedOver(transaction, actorScope(actor, 'problems:read'), asked('problem'))
  const known = await listKnown(transaction, actorScope(actor, 'indicators:read'), asked('indicator'), asked('object'))
  for (const { id } of problems) known.add(id)
  for (const [index, { kind, about }] of items.entries()) {
    if (kind === 'text' ? about !== null : about === null || !known.has(about)) throw new Refusal('letter-item-unknown', { ordinal: index + 1 })
  }
}

/** The SHA-256 of what a letter says and asks: the log keeps it in place of the text. */
export function contentHash(letter: Omit<StoredLetter, 'items' | 'documentHash' | 'template'>, items: readonly LetterItem[]): string {
  const { id, kind, kindName, number, title, body, contact, issuer, issuedOn, rules } = letter
  const asked = items.map((item) => ({ id: item.id, kind: item.kind, about: item.about, text: item.text, recipients: item.recipients }))
  return createHash('sha256').update(canonicalJson({ id, kind, kindName, number, title, body, contact, issuer, issuedOn, rules: { ...rules }, asked })).digest('hex')
}
