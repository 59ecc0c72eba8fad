import type { LoggedProblemEntry, ProblemEntry } from './entry.ts'
import { foldAll } from './fold.ts'
import type { Problem } from './problem.ts'
import { isSettled } from './state.ts'

type Withdrawn = Extract<ProblemEntry, { kind: 'problem-withdrawn' }>

/**
 * What becomes of a problem when a visit that found it is replaced by one that does not: what the visit opened, brought
 * back or showed to be false is withdrawn, unless it was found again since or is settled by now.
 * @param log the problem's entries from the first one
 * @param visits the visit, and those that it corrected itself
 * @returns null where it stays as it is
 */
export function withdrawFinding(problem: Problem, log: readonly LoggedProblemEntry[], visits: readonly string[]): Withdrawn | null {
  const at = log.map(({ entry }) => visits.includes(foundBy(entry) ?? '')).lastIndexOf(true)
  const opening = log[at]
  if (!opening || opening.entry.kind === 'problem-seen-again' || isSettled(problem.state)) return null
  if (log.slice(at + 1).some(({ entry }) => isFoundAgain(entry))) return null
  const others = opening.entry.kind === 'problem-report-false' ? log.filter((one) => one !== opening) : log.slice(0, at)
  return { kind: 'problem-withdrawn', visit: visits[0] ?? '', opening: opening.id, restored: others.length === 0 ? null : foldAll(problem.id, others) }
}

/** The visit by which an entry says that the problem is there. */
function foundBy(entry: ProblemEntry): string | null {
  if (entry.kind === 'problem-found') return entry.source
  return isSeenAgain(entry) ? entry.visit : null
}

function isSeenAgain(entry: ProblemEntry) {
  return entry.kind === 'problem-seen-again' || entry.kind === 'problem-report-false' || entry.kind === 'problem-reopened'
}

/** Whether somebody saw or said after all that it is there: another visit, a check on the spot, a revisit, a decision. */
function isFoundAgain(entry: ProblemEntry): boolean {
  return isSeenAgain(entry) || (entry.kind === 'problem-site-checked' && entry.stillThere)
    || (entry.kind === 'problem-revisited' && !entry.held)
}
