import type { EntryAbout, EntryDeclaration, PayloadOf } from '../kernel/entry.ts'
import type { DeclaredIn } from './merged.ts'
import { merged } from './merged.ts'

/** Every kind of entry of the log, as its capability declares it. */
export const entries: DeclaredIn<'entries'> = merged('entries')

type Entries = typeof entries
export type EntryKind = keyof Entries
export type EntryPayload<Kind extends EntryKind> = Kind extends unknown ? PayloadOf<Entries[Kind]> : never

/** The ids that an entry carries of what it is about. */
interface AboutIds {
  county: { subject: null; problem: null }
  place: { subject: null; problem: null }
  actor: { subject: null; problem: null }
  person: { subject: null; problem: null }
  subject: { subject: string; problem: null }
  'subject-where-known': { subject: string | null; problem: null }
  problem: { subject: string; problem: string }
}
type AboutOf<Kind extends EntryKind> = Entries[Kind] extends { about: infer About extends EntryAbout } ? About : never

/** What an entry of a kind says: its payload, and what it is about. */
export type EntryContent<Kind extends EntryKind = EntryKind> = Kind extends unknown
  ? { kind: Kind; payload: EntryPayload<Kind> } & AboutIds[AboutOf<Kind>]
  : never

/** The kinds whose declaration is such as asked for. */
export function entryKinds(which: (declaration: EntryDeclaration) => boolean): EntryKind[] {
  return (Object.keys(entries) as EntryKind[]).filter((kind) => which(entries[kind]))
}
