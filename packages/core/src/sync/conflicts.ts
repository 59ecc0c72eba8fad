import type { VisitOutcome } from '../rounds/index.ts'
import type { OfflineAction, Operation } from './operation.ts'

/**
 * What happens when the county has moved on since an operation was made. The order is the county's; no rule looks at
 * the phone's clock, and none lets the last writer win.
 */
export type ConflictRule =
  /** Never conflicts: both are kept, and two visits of one household in one round stand beside each other. */
  | 'keep-both'
  /** Decided by the problem as it stands on arrival: legal then, it is done; else it goes back to its maker. */
  | 'decide-on-arrival'
  /** A judgement on what was seen: refused when anything has happened to the problem since. */
  | 'as-seen'

/** Beside work that is taken in by a rule, visits of the same household in the same round that ended so are pointed out. */
export const pointedOut: Readonly<Record<ConflictRule, readonly VisitOutcome[]>> = {
  'keep-both': ['completed'],
  'decide-on-arrival': [],
  'as-seen': [],
}

/** Those of some visits that stand beside others of the same household in the same round, to be pointed out. */
export function besideEachOther<Visit extends { round: string; subject: string; outcome: VisitOutcome }>(visits: readonly Visit[]): Visit[] {
  const counted = visits.filter(({ outcome }) => pointedOut['keep-both'].includes(outcome))
  return counted.filter((one) => counted.some((other) => other !== one && other.round === one.round && other.subject === one.subject))
}

export const actionConflicts: Readonly<Record<OfflineAction, ConflictRule>> = {
  acknowledge: 'decide-on-arrival',
  'fix-on-the-spot': 'decide-on-arrival',
  report: 'decide-on-arrival',
  review: 'as-seen',
  return: 'as-seen',
  'site-check': 'as-seen',
  revisit: 'as-seen',
  comment: 'decide-on-arrival',
}

export function conflictRule(operation: Operation): ConflictRule {
  switch (operation.kind) {
    case 'visit':
    case 'duty-check':
      return 'keep-both'
    case 'spot-fix':
    case 'object-report':
    case 'doubt-check':
    case 'letter-act':
      return 'decide-on-arrival'
    case 'problem-action':
      return actionConflicts[operation.payload.action.action as OfflineAction]
  }
}
