import { t } from '../../../app/i18n.ts'
import type { OutboxEntry, OutboxState } from '../outbox/entry.ts'
import { letterPage } from '../../letters/letter-draft.ts'
import type { OutboxItem } from './database.ts'
import type { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'

/** Own work as the list shows it, the newest first. */
export async function listOutbox({ database, sealer }: OpenStore, sending: ReadonlySet<string>): Promise<OutboxEntry[]> {
  const items = await database.outbox.orderBy('sequence').reverse().toArray()
  return Promise.all(items.map(async (item) => entryOf(item, await sealer.open<OwnWork>(item.summary), sending.has(item.id))))
}

function entryOf(item: OutboxItem, { kind, headName, what, about, madeAt, subject, change, letter, beside = false }: OwnWork, isSending: boolean): OutboxEntry {
  const { id, missing, refusal, visitedBefore = [], isRead = false } = item
  return {
    id, kind, subject, problem: change?.problem ?? null, letter: letter ? letterPage(letter) : null, headName, what: t(`term.${what}`), about, madeAt,
    state: stateOf(item, isSending), photosMissing: missing.length, refusal, visitedBefore, beside, isRead,
  }
}

function stateOf({ state, missing }: OutboxItem, isSending: boolean): OutboxState {
  if (isSending) return 'sending'
  return state === 'accepted' && missing.length > 0 ? 'photos' : state
}
