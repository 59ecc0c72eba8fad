import type { EntryDeclaration } from '../kernel/entry.ts'
import { entries } from './entries.ts'
import type { ProblemEntryKind } from './entry.ts'
import { problemEntryKinds } from './entry.ts'

type Declared = typeof entries

/**
 * What entries say of a problem, as their declarations have it. `opening`: that it was found; `spell`: that a spell of it
 * begins, unless they say that it held; `measures`: what is done about it; `report`: that it is mended, with evidence;
 * `objection`: why it was sent back or is none; `return`: that it was sent back; `leader-check`: that a leader looked in person; `revisit-draw`: that it is
 * to be seen again; `revisit-outcome`: what became of that.
 */
export type Said = { [Kind in ProblemEntryKind]: Declared[Kind] extends { says: readonly (infer What)[] } ? What : never }[ProblemEntryKind]

/** The kinds of entry that say something of a problem: whoever reads it asks here, so that a further kind is read as well. */
export function kindsThatSay(what: Said): ProblemEntryKind[] {
  return problemEntryKinds.filter((kind) => (entries[kind] as EntryDeclaration).says?.includes(what))
}
