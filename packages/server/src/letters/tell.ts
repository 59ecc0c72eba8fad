import type { Transaction } from 'kysely'
import type { LetterRecipient } from '@lookback/core/letters'
import type { Day } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { DB } from '../database/types.gen.ts'
import { sendNotices } from '../notices/index.ts'
import { listHolders } from './people.queries.ts'
import { letterActor } from './reader.ts'

type Addressee = Pick<LetterRecipient, 'unit' | 'person' | 'region'>

/** A letter, as far as it is told of. */
export interface ToldLetter {
  id: string
  issuer: string
  region: string
  issuedBy: string | null
  draftedBy: string | null
}

/** What a notice says of a letter. */
export interface LetterNews {
  kind: string
  actor: string | null
  day: Day | null
  text: string | null
}

/** Whoever signs and answers at some recipients today, by recipient. */
export async function answerersOf(transaction: Transaction<DB>, county: string, letter: ToldLetter, recipients: readonly Addressee[], today: Day): Promise<string[][]> {
  const units = [...new Set(recipients.flatMap(({ unit }) => unit ?? []))]
  const holders = units.length === 0 ? [] : await listHolders(transaction, county, units, today)
  const byUnit = new Map(units.map((unit) => [unit, holders.filter(({ posts }) => posts.some((post) => post.unit === unit))]))
  return recipients.map((recipient) => (recipient.person !== null ? [recipient.person]
    : (byUnit.get(recipient.unit ?? '') ?? []).filter((holder) => letterActor(holder, letter, recipient).isRecipient).map(({ person }) => person)))
}

/** Tells the recipients, each by when. @returns how many people were told at each */
export async function tellRecipients(
  transaction: Transaction<DB>, county: string, letter: ToldLetter, recipients: readonly (Addressee & { nextOn: Day })[], news: Omit<LetterNews, 'day'>, now: Date,
): Promise<number[]> {
  const people = await answerersOf(transaction, county, letter, recipients, dayOf(now))
  await send(transaction, county, letter.id, people.flatMap((some, index) => some.map((person) => ({ person, ...news, day: recipients[index]?.nextOn ?? null }))), now)
  return people.map((some) => some.length)
}

/** Tells whoever wrote and issued it. */
export async function tellIssuer(transaction: Transaction<DB>, county: string, letter: ToldLetter, news: LetterNews, now: Date): Promise<void> {
  const people = [...new Set([letter.issuedBy, letter.draftedBy].filter((person) => person !== null))]
  await send(transaction, county, letter.id, people.map((person) => ({ person, ...news })), now)
}

/** Tells whoever may examine an objection, those who have issued the letter left out. */
export async function tellExaminers(transaction: Transaction<DB>, county: string, letter: ToldLetter, recipient: Addressee, news: LetterNews, now: Date): Promise<void> {
  const holders = await listHolders(transaction, county, null, dayOf(now))
  const people = holders.filter((holder) => letterActor(holder, letter, recipient).mayExamine).map(({ person }) => person)
    .filter((person) => person !== letter.issuedBy && person !== letter.draftedBy)
  await send(transaction, county, letter.id, people.map((person) => ({ person, ...news })), now)
}

/** Nobody is told what they did themselves. */
async function send(transaction: Transaction<DB>, county: string, letter: string, news: readonly (LetterNews & { person: string })[], now: Date): Promise<void> {
  const notices = news.filter(({ person, actor }) => person !== actor).map(({ person, kind, actor, day, text }): NoticeToSend => ({
    person, kind, actor, about: { kind: 'letter', id: letter }, detail: { count: 1, text, day, level: null, queues: null },
  }))
  await sendNotices(transaction, county, notices, now)
}
