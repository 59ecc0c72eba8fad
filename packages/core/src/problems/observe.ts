import type { ProblemEntry } from './entry.ts'
import type { SubjectKind } from '../subjects/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { ProblemState } from './state.ts'
import { isSettled } from './state.ts'

export interface Finding {
  subjectKind: SubjectKind
  subject: string
  standard: string
  item: string
  /** The department that answers for the item. */
  department: string
  visit: string
  round: string
}

/**
 * What a visit that finds a problem does to the problem of that subject and item: it opens it, joins it while it is
 * open, shows that a report was false, or reopens it after it was settled (one spell later).
 * @param state the problem's state now, null when there is none yet
 */
export function observeProblem(state: ProblemState | null, finding: Finding): ProblemEntry {
  const { visit, round, ...about } = finding
  switch (state) {
    case null:
      return { kind: 'problem-found', ...about, sourceKind: 'visit', source: visit, round, note: null }
    case 'found':
    case 'dispatched':
    case 'acknowledged':
      return { kind: 'problem-seen-again', visit, round }
    case 'reported':
    case 'reviewed':
      return { kind: 'problem-report-false', visit, round }
    case 'closed':
    case 'void':
    case 'merged':
    case 'lapsed':
      return { kind: 'problem-reopened', visit, round, reason: null }
  }
}

/** Somebody who was not at the post, unexcused. */
export interface AbsenceFound extends Omit<Finding, 'visit' | 'round'> {
  /** The duty check that saw it. */
  check: string
  /** Who saw it and on which day, in words. */
  note: string
}

/** What an unexcused absence does to the problem of that post: the same as a visit that finds one, once more or after it was settled. */
export function observeAbsence(state: ProblemState | null, { check, note, ...about }: AbsenceFound): ProblemEntry {
  const seen = observeProblem(state, { ...about, visit: check, round: check })
  if (seen.kind === 'problem-found') return { ...seen, sourceKind: 'duty-check', round: null, note }
  if (seen.kind === 'problem-reopened') return { ...seen, visit: null, round: null, check, reason: note }
  return seen.kind === 'problem-seen-again' || seen.kind === 'problem-report-false' ? { ...seen, visit: null, round: null, check, note } : seen
}

/** Something that is opened by hand. */
export interface HandOpening extends Omit<Finding, 'visit' | 'round'> {
  /** The entry's identifier. */
  id: string
  note: string
}

/**
 * What opening by hand does: it opens the problem of that subject and item, or reopens it after it was settled.
 * @param state the problem's state now, null when there is none yet
 * @throws {Refusal} `problem-open-already`
 */
export function openByHand(state: ProblemState | null, { id, note, ...about }: HandOpening): ProblemEntry {
  if (state === null) return { kind: 'problem-found', ...about, sourceKind: 'hand', source: id, round: null, note }
  if (!isSettled(state)) throw new Refusal('problem-open-already', { state })
  return { kind: 'problem-reopened', visit: null, round: null, reason: note }
}
