import { translate } from '../../app/i18n.ts'
import type { OutboxEntry, OutboxState } from '../outbox/entry.ts'
import type { OutboxItem } from './database.ts'
import type { OwnWork } from './outbox-store.ts'

/** A piece of own work as the list shows it. */
export function toOutboxEntry(item: OutboxItem, { kind, headName, what, madeAt, subject, change }: OwnWork, isSending: boolean): OutboxEntry {
  const { id, missing, refusal } = item
  return {
    id, kind, subject: change?.problem ?? subject, headName, what: translate(`term.${what}`), madeAt, state: stateOf(item, isSending), photosMissing: missing.length, refusal,
  }
}

function stateOf({ state, missing }: OutboxItem, isSending: boolean): OutboxState {
  if (isSending) return 'sending'
  return state === 'accepted' && missing.length > 0 ? 'photos' : state
}
