import type { Transaction } from 'kysely'
import type { Addressed, LetterAct, LetterCircumstances, LetterEntry, LetterRecipient, RecipientStory } from '@lookback/core/letters'
import { addressed, decideLetter, foldLetter, workdaysFrom } from '@lookback/core/letters'
import type { WorkCalendar } from '@lookback/core/kernel'
import { dayOf, Refusal, workCalendar } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { requireNamed } from '../evidence/index.ts'
import { addressOf } from './address.ts'
import { insertAttachments } from './attachments.queries.ts'
import type { StoredLetter } from './letters.queries.ts'
import { findLetter, recountLetter } from './letters.queries.ts'
import { letterActor, readerOf, readsLetters } from './reader.ts'
import { remarksOn } from './remarks.ts'
import { seen } from './scope.queries.ts'
import { listRecipients, listTexts, loadStories, saveRecipients, saveStory } from './stories.queries.ts'
import { tellExaminers, tellIssuer, tellRecipients } from './tell.ts'

/** Something that is done about a letter at one of its recipients. */
export interface ActRequest {
  /** Made by the client: the same request sent twice is done once. */
  id: string
  recipient: string
  action: LetterAct
}

/**
 * Does it, tells whom it concerns, and appends what happened.
 * @param byPhone a phone sends words first and its files after them
 * @throws {Refusal} `not-found` where the letter or the recipient does not concern the caller, and those of `decideLetter`
 */
export async function actOn(
  application: Application, actor: Actor, letterId: string, { id, recipient, action }: ActRequest, { byPhone }: { byPhone: boolean } = { byPhone: false },
): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const reader = readerOf(actor)
  if (byPhone && !readsLetters(actor)) throw new Refusal('not-permitted')
  return write(database, clock, county, async (transaction) => {
    const letter = await findLetter(transaction, reader, letterId, { lock: true })
    if (!letter) throw new Refusal('not-found')
    const [found] = await listRecipients(transaction, county, letterId, seen(reader, recipient))
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const [story] = await loadStories(transaction, county, letterId, [found])
    if (!story) throw new Refusal('not-found')
    const now = clock()
    if (action.act === 'answer' && !byPhone) await requireNamed(transaction, actor, action.attachments.map(({ sha256 }) => sha256))
    const given = await circumstances(transaction, actor, { letter, story, action, id, now })
    const entry = decideLetter(story, action, letterActor(actor, letter, found), given)
    const after = foldLetter(story, entry, { at: now.toISOString(), by: person })
    await save(transaction, county, letter, { story, after, entry })
    if (entry.kind === 'letter-answered') await insertAttachments(transaction, county, { letter: letterId, namedIn: entry.payload.answer, person }, entry.payload.attachments ?? [])
    await tell(transaction, county, letter, after.recipient, entry, person, now)
    return { result: { id }, entries: [entryOf(application, { ...entry, id, actor: person, region: found.region, happenedAt: now.toISOString() })] }
  })
}

interface Acting {
  letter: StoredLetter
  story: RecipientStory
  action: LetterAct
  id: string
  now: Date
}

async function circumstances(transaction: Transaction<DB>, actor: Actor, { letter, story, action, id, now }: Acting): Promise<LetterCircumstances> {
  const today = dayOf(now)
  const calendar = workCalendar(await getParameter(transaction, actor.county, 'work-calendar', today))
  const remarks = action.act === 'answer'
    ? remarksOn({ item: action.item, recipient: story.recipient.id, text: action.text }, await listTexts(transaction, actor.county, letter.id),
      await getParameter(transaction, actor.county, 'letters', today))
    : { points: [], sameAs: null }
  return { letter, rules: letter.rules, today, calendar, id, remarks, replacement: await replacementOf(transaction, actor, { letter, story, action }, { today, calendar }) }
}

/** Whoever gets it instead begins with the days of the kind, counted from today. */
async function replacementOf(
  transaction: Transaction<DB>, actor: Actor, { letter, story: { recipient, items }, action }: Pick<Acting, 'letter' | 'story' | 'action'>,
  { today, calendar }: { today: string; calendar: WorkCalendar },
): Promise<Addressed | null> {
  if (action.act !== 'decide-send-back' || !action.isAccepted || action.replacement === null) return null
  const [addressee] = await addressOf(transaction, actor, [action.replacement])
  if (!addressee) return null
  const others = await listRecipients(transaction, actor.county, letter.id)
  const { id } = action.replacement
  const isThere = others.some((other) => other.id === id || (other.state !== 'redirected' && other.unit === addressee.unit && other.person === addressee.person))
  if (isThere) throw new Refusal('letter-recipient-twice')
  return {
    id, unit: addressee.unit, person: addressee.person, region: addressee.region, role: recipient.role,
    dueOn: workdaysFrom(today, letter.rules.days, calendar), askedAs: recipient.askedAs, items: items.length,
  }
}

async function save(
  transaction: Transaction<DB>, county: string, letter: StoredLetter, { story, after, entry }: { story: RecipientStory; after: RecipientStory; entry: LetterEntry },
): Promise<void> {
  await saveStory(transaction, county, letter.id, {
    recipient: after.recipient,
    answers: after.answers.filter((answer) => !story.answers.includes(answer)),
    objections: after.objections.filter((objection) => !story.objections.includes(objection)),
  })
  if (entry.kind === 'letter-send-back-decided' && entry.payload.replacement) {
    await saveRecipients(transaction, county, letter.id, [addressed(entry.payload.replacement, entry.payload.addressedOn, after.recipient.id)])
  }
  await recountLetter(transaction, county, letter.id)
}

/** What an entry tells people beside its kind. */
async function tell(
  transaction: Transaction<DB>, county: string, letter: StoredLetter, recipient: LetterRecipient, { kind, payload }: LetterEntry, actor: string, now: Date,
): Promise<void> {
  const text = 'reason' in payload && payload.reason !== '' ? payload.reason : null
  const news = { kind, actor, text }
  switch (kind) {
    case 'letter-signed':
    case 'letter-urged':
      return
    case 'letter-sent-back':
      return tellIssuer(transaction, county, letter, { ...news, day: null }, now)
    case 'letter-extension-asked':
      return tellIssuer(transaction, county, letter, { ...news, day: payload.until }, now)
    case 'letter-answered':
      return tellIssuer(transaction, county, letter, { ...news, text: payload.text, day: null }, now)
    case 'letter-objected':
      return tellExaminers(transaction, county, letter, recipient, { ...news, day: null }, now)
    case 'letter-objection-examined':
      await tellIssuer(transaction, county, letter, { ...news, day: null }, now)
      await tellRecipients(transaction, county, letter, [recipient], news, now)
      return
    case 'letter-send-back-decided': {
      await tellRecipients(transaction, county, letter, [recipient], news, now)
      const { replacement } = payload
      if (replacement) await tellRecipients(transaction, county, letter, [{ ...replacement, nextOn: replacement.dueOn }], { ...news, kind: 'letter-issued', text: letter.title }, now)
      return
    }
    case 'letter-extension-decided':
    case 'letter-answer-decided':
      await tellRecipients(transaction, county, letter, [recipient], news, now)
  }
}
