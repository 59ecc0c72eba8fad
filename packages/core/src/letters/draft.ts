import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { Day } from '../kernel/time.ts'
import { LetterAttachments, LetterItem, RecipientRole } from './letter.ts'

/** To whom a letter is going to go: a unit, or a person. */
export const DraftRecipient = z.object({
  id: Identifier,
  role: RecipientRole,
  unit: z.string().max(40).nullable(),
  person: Identifier.nullable(),
  /** By the days of its kind when null. */
  dueOn: Day.nullable(),
})
export type DraftRecipient = z.infer<typeof DraftRecipient>

/** A letter as it is being written. */
export const LetterDraft = z.object({
  kind: z.string().max(20),
  title: z.string().trim().max(120),
  body: z.string().trim().max(5_000),
  /** 联系人, 电话. */
  contact: z.string().trim().max(60),
  recipients: z.array(DraftRecipient).max(500),
  items: z.array(LetterItem).max(3_000),
  /** Drafts that were begun before there were any have none. */
  attachments: LetterAttachments.default([]),
})
export type LetterDraft = z.infer<typeof LetterDraft>

/**
 * Whether a draft can go out as a letter.
 * @throws {Refusal} `letter-title-missing`, `letter-recipients-none`, `letter-recipient-wrong`, `letter-recipient-twice`, `letter-leads-wrong`,
 *   `letter-items-none`, `letter-item-for-nobody`, `letter-recipient-without-item`, `letter-due-past`
 */
export function requireWhole({ title, recipients, items }: LetterDraft, today: Day): void {
  if (title === '') throw new Refusal('letter-title-missing')
  if (recipients.length === 0) throw new Refusal('letter-recipients-none')
  if (items.length === 0) throw new Refusal('letter-items-none')
  if (recipients.some(({ unit, person }) => (unit === null) === (person === null))) throw new Refusal('letter-recipient-wrong')
  for (const what of [({ unit, person }: DraftRecipient) => unit ?? person, ({ id }: DraftRecipient) => id]) {
    if (new Set(recipients.map(what)).size < recipients.length) throw new Refusal('letter-recipient-twice')
  }
  const leads = recipients.filter(({ role }) => role === 'lead').length
  if (leads > 1 || (leads === 0 && recipients.some(({ role }) => role === 'co'))) throw new Refusal('letter-leads-wrong')
  if (recipients.some(({ dueOn }) => dueOn !== null && dueOn < today)) throw new Refusal('letter-due-past', { today })
  requireShared(recipients, items)
}

/** Every item is somebody's, and everybody has an item. */
function requireShared(recipients: readonly DraftRecipient[], items: readonly LetterItem[]): void {
  const known = new Set(recipients.map(({ id }) => id))
  const asked = new Set<string>()
  for (const [index, item] of items.entries()) {
    const own = item.recipients ?? [...known]
    if (own.some((id) => !known.has(id))) throw new Refusal('letter-item-for-nobody', { ordinal: index + 1 })
    for (const id of own) asked.add(id)
  }
  if (asked.size < known.size) throw new Refusal('letter-recipient-without-item')
}

/** How many items each recipient answers for. */
export function itemsByRecipient(recipients: readonly { id: string }[], items: readonly Pick<LetterItem, 'id' | 'recipients'>[]): Map<string, number> {
  const forAll = items.filter((item) => item.recipients === null).length
  const counts = new Map(recipients.map(({ id }) => [id, forAll]))
  for (const { recipients: own } of items) for (const id of own ?? []) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
