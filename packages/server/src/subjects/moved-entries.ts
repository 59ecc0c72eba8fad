import type { Actor } from '../kit/actor.ts'
import { entryOf } from '../kit/entries.ts'
import type { Store } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import type { MovedSubject } from './save.queries.ts'

/** What the log is told of subjects whose problems moved with them; a phone that may no longer see one lets it go. */
export function movedEntries(store: Pick<Store, 'clock'>, actor: Actor | null, moved: readonly MovedSubject[]): Entry[] {
  return moved.map(({ id, region }) =>
    entryOf(store, { kind: 'subject-moved', actor: actor?.person ?? null, region, subject: id, payload: {} }))
}
