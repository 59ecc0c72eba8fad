import type { EntryContent, EntryKind, EntryPayload } from '@lookback/core/capabilities'
import type { Clock } from '../clock.ts'
import { newIdentifier } from '../clock.ts'
import type { Entry, EntryFrame } from '../database/log.ts'
import type { Actor } from './actor.ts'

/** What an entry is told by: by whom, where, and what its kind declares. The id is made and the time is now unless they are given. */
export type Told<Kind extends EntryKind> = { kind: Kind; payload: EntryPayload<Kind> }
  & Pick<EntryFrame, 'actor' | 'region'> & Partial<Pick<EntryFrame, 'id' | 'happenedAt'>> & About<EntryContent<Kind>>

/** The ids of what an entry is about; a kind that is about none names none. */
type About<Content extends EntryContent> = {
  [Name in 'subject' | 'problem' as Content[Name] extends null ? never : Name]: Content[Name]
}

/** The one way to make an entry: of a declared kind, with the payload that it declares. */
export function entryOf<const Kind extends EntryKind>({ clock }: { clock: Clock }, told: Told<Kind>): Entry<Kind> {
  const made = { id: newIdentifier(clock), happenedAt: clock().toISOString(), subject: null, problem: null, ...told }
  return made as unknown as Entry<Kind>
}

/** Where somebody stands who acts on no place in particular: at the first of the own posts. */
export function placeOf(actor: Actor): string {
  return actor.posts[0]?.region ?? actor.county
}
