import type { Happening, LoggedProblemEntry, ProblemEntry } from './entry.ts'
import type { Problem } from './problem.ts'

/** What a report, its review and its check leave behind; gone when the problem goes back to whoever mends it. */
const noReport = {
  reportedAt: null,
  reportedBy: null,
  reporterTier: null,
  reviewedAt: null,
  reviewedBy: null,
  siteCheckedAt: null,
  siteCheckedBy: null,
} as const

const noExtension = { extensionUntil: null, extensionAskedBy: null } as const

const freshSpell = {
  ...noReport,
  ...noExtension,
  dispatchedAt: null,
  unit: null,
  dueOn: null,
  acknowledgedAt: null,
  plannedAt: null,
  closedAt: null,
  closedBy: null,
  revisitDueOn: null,
  revisitedAt: null,
  revisitedBy: null,
  escalatedTo: null,
  escalatedAt: null,
  mergedInto: null,
} as const

/**
 * The state of a problem after one more entry of the log. Pure: the state tables are this function applied to the
 * log from the start, which a test proves on the whole database.
 * @throws {Error} when the first entry is not a finding, or a finding comes twice: the log would be broken.
 */
export function fold(problem: Problem | null, entry: ProblemEntry, happening: Happening): Problem {
  return { ...next(problem, entry, happening), version: (problem?.version ?? 0) + 1 }
}

/** What entries of a problem, from the first one, come to; null where there are none. */
export function foldAll(id: string, log: readonly LoggedProblemEntry[]): Problem | null {
  return log.reduce<Problem | null>(
    (before, { entry, actor, happenedAt }) => fold(before, entry, { problem: id, actor, happenedAt }), null)
}

type Unversioned = Omit<Problem, 'version'>

function next(problem: Problem | null, entry: ProblemEntry, happening: Happening): Unversioned {
  const { problem: id, actor, happenedAt } = happening
  if (entry.kind === 'problem-found') {
    if (problem) throw new Error(`problem ${id} found twice`)
    return {
      id,
      subjectKind: entry.subjectKind,
      subject: entry.subject,
      standard: entry.standard,
      item: entry.item,
      department: entry.department,
      state: 'found',
      spell: 1,
      falseReports: 0,
      returns: 0,
      sourceKind: entry.sourceKind,
      source: entry.source,
      firstRound: entry.round,
      foundAt: happenedAt,
      leaderCheckedAt: null,
      ...freshSpell,
    }
  }
  // Where there was none, what was carried over is the first of it.
  if (entry.kind === 'problem-carried-over') return entry.carried
  if (!problem) throw new Error(`problem ${id} has ${entry.kind} before it was found`)
  switch (entry.kind) {
    case 'problem-seen-again':
    case 'problem-commented':
      return problem
    case 'problem-report-false':
      return shownFalse(problem)
    case 'problem-reopened':
      return reopened(problem, happenedAt)
    case 'problem-dispatched':
      return { ...problem, state: 'dispatched', dispatchedAt: happenedAt, unit: entry.unit, dueOn: entry.dueOn }
    case 'problem-acknowledged':
      return { ...problem, state: 'acknowledged', acknowledgedAt: happenedAt }
    case 'problem-planned':
      return { ...problem, plannedAt: happenedAt }
    case 'problem-reported':
      return {
        ...problem, ...noExtension, state: 'reported', reportedAt: happenedAt, reportedBy: actor, reporterTier: entry.tier,
      }
    case 'problem-returned':
      return returned({ ...problem, returns: problem.returns + 1 })
    case 'problem-reviewed':
      return { ...problem, state: 'reviewed', reviewedAt: happenedAt, reviewedBy: actor }
    case 'problem-site-checked':
      return entry.stillThere ? shownFalse(problem) : { ...problem, siteCheckedAt: happenedAt, siteCheckedBy: actor }
    case 'problem-closed':
      return { ...problem, state: 'closed', closedAt: happenedAt, closedBy: actor }
    case 'problem-revisit-drawn':
      return { ...problem, revisitDueOn: entry.dueOn }
    case 'problem-revisited':
      return entry.held
        ? { ...problem, revisitedAt: happenedAt, revisitedBy: actor }
        : reopened(problem, happenedAt)
    case 'problem-transferred':
      return {
        ...problem, ...noExtension, state: 'dispatched', acknowledgedAt: null, unit: entry.unit,
        department: entry.department ?? problem.department,
      }
    case 'problem-extension-asked':
      return { ...problem, extensionUntil: entry.until, extensionAskedBy: actor }
    case 'problem-extension-granted':
      // A new deadline begins a new climb.
      return { ...problem, ...noExtension, dueOn: entry.dueOn, escalatedTo: null, escalatedAt: null }
    case 'problem-extension-refused':
      return { ...problem, ...noExtension }
    case 'problem-voided':
      return { ...problem, ...noExtension, state: 'void', closedAt: happenedAt, closedBy: actor }
    case 'problem-withdrawn':
      return entry.restored ?? { ...problem, ...noExtension, state: 'void', closedAt: happenedAt, closedBy: actor }
    case 'problem-merged':
      return {
        ...problem, ...noExtension, state: 'merged', closedAt: happenedAt, closedBy: actor, mergedInto: entry.into,
      }
    case 'problem-lapsed':
      return { ...problem, ...noExtension, state: 'lapsed', closedAt: happenedAt, closedBy: actor }
    case 'problem-revived':
      return entry.restored
    case 'problem-unit-changed':
      return { ...problem, unit: entry.unit }
    case 'problem-escalated':
      return { ...problem, escalatedTo: entry.level, escalatedAt: happenedAt }
    case 'problem-leader-checked':
      return { ...problem, leaderCheckedAt: happenedAt }
  }
}

/** One spell later: whoever mends it begins anew. */
function reopened(problem: Unversioned, foundAt: string): Unversioned {
  return { ...problem, ...freshSpell, state: 'found', spell: problem.spell + 1, foundAt }
}

/** Back to whoever mends it: what was reported, reviewed or seen no longer counts. */
function returned(problem: Unversioned): Unversioned {
  return {
    ...problem,
    ...noReport,
    state: problem.acknowledgedAt ? 'acknowledged' : problem.dispatchedAt ? 'dispatched' : 'found',
  }
}

function shownFalse(problem: Unversioned): Unversioned {
  return returned({ ...problem, falseReports: problem.falseReports + 1 })
}
