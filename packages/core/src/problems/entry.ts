import type { EntryDeclaration, PayloadOf } from '../kernel/entry.ts'
import { entries } from './entries.ts'

/** What happened to a problem, as its entries declare it. The kind decides the next state; the payload says the rest. */
export type ProblemEntryKind = keyof typeof entries
export const problemEntryKinds = Object.keys(entries) as ProblemEntryKind[]
export type ProblemEntry = { [Kind in ProblemEntryKind]: { kind: Kind } & PayloadOf<(typeof entries)[Kind]> }[ProblemEntryKind]

/** An entry as the log keeps it. */
export function readProblemEntry(kind: string, payload: unknown): ProblemEntry {
  const declared = entries[kind as ProblemEntryKind] as EntryDeclaration | undefined
  if (!declared) throw new Error(`${kind} is no entry of a problem`)
  return { kind, ...declared.payload.parse(payload) } as ProblemEntry
}

/** Who did it and when: the same for every entry. */
export interface Happening {
  problem: string
  /** Null when the software did it because a deadline had passed. */
  actor: string | null
  happenedAt: string
}

/** An entry of a problem's log with its identifier. */
export interface LoggedProblemEntry {
  id: string
  entry: ProblemEntry
  actor: string | null
  happenedAt: string
}
