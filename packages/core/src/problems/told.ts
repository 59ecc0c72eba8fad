import type { HeldPost } from '../access/index.ts'
import { coversItem, scopeOf } from '../access/index.ts'
import { grouped } from '../kernel/grouped.ts'
import { entries } from './entries.ts'
import type { ProblemEntry, ProblemEntryKind } from './entry.ts'
import type { Problem } from './problem.ts'
import { postOwes } from './queues.ts'

type Declared = typeof entries
/** The kinds of entry that tell somebody. */
type ToldKind = { [Kind in ProblemEntryKind]: Declared[Kind] extends { tells: readonly string[] } ? Kind : never }[ProblemEntryKind]
export type ToldEntry = Extract<ProblemEntry, { kind: ToldKind }>

/**
 * Who is told of an entry, as its declaration says. `responsible`: the unit it was dispatched to, the village, the helper;
 * `formerly`: those who were before a transfer; `involved`: whoever has done something about it in this spell; a queue:
 * whoever owes it now. Whoever acted is never told.
 */
type Audience = Declared[ToldKind]['tells'][number]

/** Good news of a check is in the history; it tells nobody. */
function isQuiet(entry: ProblemEntry): boolean {
  return (entry.kind === 'problem-site-checked' && !entry.stillThere) || (entry.kind === 'problem-revisited' && entry.held)
}

/** What a notice can be made from: the entry, and the problem before and after it. */
export interface Told {
  entry: ToldEntry
  actor: string | null
  before: Problem
  after: Problem
  village: string
}

/** A post that is held today, with who holds it. */
export interface StaffedPost extends HeldPost {
  person: string
  unit: string
}

/** The posts held today as far as they can concern the problems at hand, and the helpers of their households. */
export interface Directory {
  posts: readonly StaffedPost[]
  /** By household, the people who help it. */
  helpers: ReadonlyMap<string, readonly string[]>
}

/** Whether an entry tells anybody at all: most do not, and need no directory. */
export function tellsSomebody(entry: ProblemEntry): entry is ToldEntry {
  return 'tells' in entries[entry.kind] && !isQuiet(entry)
}

/**
 * Who is to be told of each entry: those of its audiences who hold a post today from which they may see the problem.
 * @returns for each of the entries the people, without whoever acted
 */
export function peopleTold(county: string, told: readonly Told[], directory: Directory): string[][] {
  const postsOf = grouped(directory.posts, ({ person }) => person)
  const postsIn = grouped(directory.posts, ({ unit }) => unit)
  const readable = new Map<string, boolean>()

  const mayRead = (person: string, { village, after }: Told): boolean => {
    const key = `${person} ${village} ${after.department}`
    const known = readable.get(key)
    if (known !== undefined) return known
    const may = coversItem(scopeOf(county, postsOf.get(person) ?? [], 'problems:read'), village, after.department)
    readable.set(key, may)
    return may
  }
  const responsible = (problem: Problem, village: string): string[] => [
    ...(postsIn.get(problem.unit ?? '') ?? []).filter(({ permissions }) => permissions.includes('problems:act')),
    ...(problem.unit === null ? [] : directory.posts.filter(({ role, region }) => role === 'village' && region === village)),
  ].map(({ person }) => person).concat(problem.unit === null ? [] : directory.helpers.get(problem.subject) ?? [])

  const members = (audience: Audience, { entry, before, after, village }: Told): readonly (string | null)[] => {
    switch (audience) {
      case 'responsible':
        return responsible(after, village)
      case 'formerly':
        return responsible(before, village)
      case 'reporter':
        return [before.reportedBy]
      case 'asker':
        return [before.extensionAskedBy]
      case 'raised-to':
        return entry.kind === 'problem-escalated' ? entry.people : []
      case 'involved':
        return [after.reportedBy, after.reviewedBy, after.siteCheckedBy, after.closedBy, after.revisitedBy, after.extensionAskedBy]
      case 'to-extend':
      case 'to-revisit':
        return directory.posts.filter((post) => postOwes(post, audience, after, village)).map(({ person }) => person)
    }
  }
  return told.map((one) => {
    const people = new Set((entries[one.entry.kind].tells as readonly Audience[]).flatMap((audience) => members(audience, one)))
    people.delete(one.actor)
    return [...people].filter((person) => person !== null).filter((person) => mayRead(person, one))
  })
}
