import { readFile } from 'node:fs/promises'
import type { Addressed, LetterItem, LetterKind } from '@lookback/core/letters'
import { letterWords, numberOf, yearOf } from '@lookback/core/letters'
import type { Day } from '@lookback/core/kernel'
import type { Filling, PlainTags } from '../reports/index.ts'
import { fillPlainInThread, fillTemplate } from '../reports/index.ts'
import type { StoredLetter } from './letters.queries.ts'

const builtIn = new URL('../../data/letter-template.docx', import.meta.url)

/** The paper of a kind for which the office has put in none of its own. */
export function shippedPaper(): Promise<Buffer> {
  return readFile(builtIn)
}

/** A letter as it stands on paper. */
type OnPaper = Pick<StoredLetter, 'kindName' | 'number' | 'title' | 'body' | 'contact' | 'issuedOn' | 'rules'> & { issuerName: string }
type Named = Pick<Addressed, 'unit' | 'role' | 'dueOn' | 'items' | 'askedAs'> & { name: string }

const { tags } = letterWords

/** What a paper may ask for, and what it must: a letter without its number, its title or what it asks for is none. */
export const letterTags: PlainTags = {
  own: [tags.kind, tags.number, tags.title, tags.issuer, tags.date, tags.count, tags.objection, tags.sendBack, tags.addressees],
  lists: {
    [tags.body]: [tags.paragraph], [tags.contactLine]: [tags.contact], [tags.deadlines]: [tags.name, tags.role, tags.dueOn, tags.count], [tags.items]: [tags.ordinal, tags.text, tags.who],
  },
  needed: [tags.number, tags.title, tags.addressees, tags.items, tags.text],
}

/** The office's own paper. */
export interface OwnPaper {
  document: Buffer
  /** Looked through before it is filled. */
  isTried: boolean
}

/**
 * The paper of a letter (.docx): to whom it goes, what it says, who answers by when, and what is asked.
 * @param items those that stand on it: the copy of one recipient has its own
 * @param own filled in a thread of its own; null for the built-in paper
 */
export async function paperOf(county: string, letter: OnPaper, recipients: readonly Named[], items: readonly LetterItem[], own: OwnPaper | null): Promise<Buffer> {
  const filling = fillingOf(letter, recipients, items)
  return own ? fillPlainInThread(county, own.document, { tags: letterTags, filling, isTried: own.isTried }) : fillTemplate(await shippedPaper(), filling)
}

/** An example of a kind: two recipients, two paragraphs, two items. */
export function examplePaper(county: string, kind: LetterKind, today: Day, own: OwnPaper | null): Promise<Buffer> {
  const { example } = letterWords
  const letter: OnPaper = {
    kindName: kind.name, number: numberOf(kind, yearOf(today), 1), title: example.title, body: example.body, contact: example.contact, issuedOn: today, rules: kind, issuerName: example.issuer,
  }
  const recipients = example.recipients.map((name, index): Named => ({ name, unit: name, role: 'addressee', dueOn: today, items: 1, askedAs: String(index) }))
  const items = example.items.map((text, index): LetterItem => ({ id: String(index), kind: 'text', about: null, text, recipients: index === 0 ? null : [String(index)] }))
  return paperOf(county, letter, recipients, items, own)
}

function fillingOf(letter: OnPaper, addressed: readonly Named[], items: readonly LetterItem[]): Filling {
  const { role, everybody, person } = letterWords
  const recipients = addressed.map((one) => (one.unit === null ? { ...one, name: person.replace('{name}', one.name) } : one))
  const names = new Map(recipients.map(({ askedAs, name }) => [askedAs, name]))
  return {
    [tags.kind]: letter.kindName, [tags.number]: letter.number, [tags.title]: letter.title, [tags.issuer]: letter.issuerName,
    [tags.body]: letter.body.split('\n').map((paragraph) => ({ [tags.paragraph]: paragraph })),
    [tags.contactLine]: letter.contact === '' ? [] : [{ [tags.contact]: letter.contact }],
    [tags.date]: dayText(letter.issuedOn), [tags.count]: String(items.length),
    [tags.objection]: String(letter.rules.objectionDays), [tags.sendBack]: String(letter.rules.returnDays),
    [tags.addressees]: recipients.map(({ name }) => name).join('、'),
    [tags.deadlines]: recipients.map((one) => ({
      [tags.name]: one.name, [tags.role]: role[one.role], [tags.dueOn]: dayText(one.dueOn), [tags.count]: String(one.items),
    })),
    [tags.items]: items.map((item, index) => ({
      [tags.ordinal]: String(index + 1), [tags.text]: item.text,
      [tags.who]: item.recipients === null ? everybody : item.recipients.flatMap((id) => names.get(id) ?? []).join('、'),
    })),
  }
}

function dayText(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return letterWords.date.replace('{year}', year).replace('{month}', String(Number(month))).replace('{day}', String(Number(date)))
}
