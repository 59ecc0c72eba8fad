import { Refusal } from '@lookback/core/kernel'
import { letterWords } from '@lookback/core/letters'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameUnits } from '../places/index.ts'
import { findLetter, findLetterDocument, listItems } from './letters.queries.ts'
import { paperOf } from './paper.ts'
import { namePeople } from './people.queries.ts'
import { readerOf } from './reader.ts'
import { seen, seesAll } from './scope.queries.ts'
import { listRecipients } from './stories.queries.ts'
import { readTemplate } from './templates.queries.ts'

/**
 * The paper of a letter: byte for byte as it was issued for whoever sees all of it; a copy with what concerns them for whoever sees a part.
 * @throws {Refusal} `not-found`
 */
export async function printLetter({ database }: Application, actor: Actor, id: string): Promise<{ name: string; content: Buffer }> {
  const { county } = actor
  const reader = readerOf(actor)
  const letter = await findLetter(database, reader, id, { lock: false })
  const document = letter && await findLetterDocument(database, county, id)
  if (!letter || !document) throw new Refusal('not-found')
  const shown = await listRecipients(database, county, id, seen(reader))
  const all = seesAll(reader) ? shown : await listRecipients(database, county, id)
  if (shown.length === all.length) return { name: `${letter.number}.docx`, content: document }
  const units = await nameUnits(database, county, [...new Set([letter.issuer, ...shown.flatMap(({ unit }) => unit ?? [])])])
  const people = await namePeople(database, county, shown.map(({ person }) => person))
  const named = shown.map((one) => ({
    ...one, name: one.unit === null ? people.get(one.person ?? '') ?? '—' : units.get(one.unit) ?? one.unit,
    items: one.owed + one.submitted + one.confirmed + one.deferred + one.lifted,
  }))
  const askedOf = new Set(shown.map(({ askedAs }) => askedAs))
  const items = (await listItems(database, county, id)).flatMap((item) => {
    if (item.recipients === null) return [item]
    const recipients = item.recipients.filter((one) => askedOf.has(one))
    return recipients.length === 0 ? [] : [{ ...item, recipients }]
  })
  const template = letter.template === null ? undefined : await readTemplate(database, county, letter.template)
  const own = template ? { document: template, isTried: false } : null
  const copy = letterWords.copyOf.replace('{name}', named.map(({ name }) => name).slice(0, 3).join('、'))
  return { name: `${letter.number}${copy}.docx`, content: await paperOf(county, { ...letter, issuerName: units.get(letter.issuer) ?? letter.issuer }, named, items, own) }
}
