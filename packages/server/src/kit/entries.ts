import type { Application, Store } from './application.ts'
import { newIdentifier } from '../clock.ts'
import type { Actor } from './actor.ts'
import type { Entry } from '../database/log.ts'
/** Something that happened in the register, for the log. */
export function registerEntry(
  store: Store, entry: Pick<Entry, 'kind' | 'region' | 'subject' | 'payload'> & { actor: Actor | null },
): Entry {
  return {
    ...entry,
    id: newIdentifier(store.clock),
    actor: entry.actor?.person ?? null,
    problem: null,
    happenedAt: store.clock().toISOString(),
  }
}

/** An act of access for the log: who signed in, who saw a masked value. */
export function accessEntry(
  application: Application, actor: Actor, kind: string, payload: Entry['payload'], subject: string | null = null,
): Entry {
  return {
    id: newIdentifier(application.clock),
    kind,
    actor: actor.person,
    region: actor.posts[0]?.region ?? actor.county,
    subject,
    problem: null,
    happenedAt: application.clock().toISOString(),
    payload,
  }
}
