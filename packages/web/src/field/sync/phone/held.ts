import type { RefusalDetails } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { DraftItem, OutboxItem, PhoneDatabase } from './database.ts'

/** Work that the county does not have whole: still waiting, or its photos are. */
export function isUnsent({ state, missing }: OutboxItem): boolean {
  return state === 'waiting' || (state === 'accepted' && missing.length > 0)
}

export interface Counts {
  unsent: number
  sent: number
  backedUp: number
  /** What the county has not taken, and whoever made it has still to read or to see to. */
  toSettle: number
}

export function countWork(items: readonly OutboxItem[], backedUp: number): Counts {
  const sent = items.filter((item) => item.state === 'accepted' && !isUnsent(item))
  return {
    unsent: items.filter(isUnsent).length, sent: sent.length, backedUp: sent.filter(({ at }) => at <= backedUp).length,
    toSettle: items.filter(({ state, isRead }) => state === 'refused' && !isRead).length,
  }
}

/** What is on this phone and nowhere else. */
export interface Held {
  /** Work that the county does not have whole. */
  unsent: number
  /** Work that the county did not take and the office has not left out: it may still be taken in. */
  refused: number
  /** Forms that are not finished. */
  drafts: number
  /** Photos of all these that the county does not have. */
  photos: number
}

export const nothingHeld: Held = { unsent: 0, refused: 0, drafts: 0, photos: 0 }

/** Counted without any key: also on a phone that is locked, and of somebody else's store. */
export async function heldIn({ outbox, drafts }: Pick<PhoneDatabase, 'outbox' | 'drafts'>): Promise<Held> {
  const [items, begun] = await Promise.all([outbox.toArray(), drafts.toArray()])
  return heldOf(items, begun)
}

export function heldOf(items: readonly OutboxItem[], begun: readonly DraftItem[]): Held {
  const unsent = items.filter(isUnsent)
  const refused = items.filter(isOpenRefusal)
  const photos = [...unsent.flatMap(({ state, files, missing }) => (state === 'waiting' ? files : missing)), ...refused.flatMap(({ files }) => files)]
  return {
    unsent: unsent.length, refused: refused.length, drafts: wholeForms(begun).length,
    photos: new Set([...photos, ...begun.flatMap(({ files }) => files)]).size,
  }
}

/** Without what is being mended inside a visit: that is part of the visit's form. */
export function wholeForms(begun: readonly DraftItem[]): DraftItem[] {
  const ids = new Set(begun.map(({ id }) => id))
  return begun.filter(({ id }) => !ids.has(id.split(' ', 1)[0] ?? '') || !id.includes(' '))
}

export function isOpenRefusal({ state, refusal }: OutboxItem): boolean {
  return state === 'refused' && refusal?.code !== 'work-set-aside'
}

export function isNothing({ unsent, refused, drafts }: Held): boolean {
  return unsent + refused + drafts === 0
}

/** Whether all of it had been told. */
export function isWithin(held: Held, told: Held): boolean {
  return held.unsent <= told.unsent && held.refused <= told.refused && held.drafts <= told.drafts && held.photos <= told.photos
}

/** Why the phone does not go to somebody else, or does not let go of it. */
export function leftBehind(name: string, { unsent, refused, drafts, photos }: Held): Refusal {
  return new Refusal('work-left-behind', { name, unsent, refused, drafts, photos })
}

/** What such a refusal tells, and of whom. */
export function heldTold({ name, unsent, refused, drafts, photos }: RefusalDetails): Held & { name: string } {
  return { name: String(name), unsent: Number(unsent), refused: Number(refused), drafts: Number(drafts), photos: Number(photos) }
}
