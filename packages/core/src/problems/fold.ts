import type { Happening, ProblemEntry } from './entry.ts'
import type { Problem } from './problem.ts'

const freshSpell = {
  dispatchedAt: null,
  acknowledgedAt: null,
  reportedAt: null,
  reportedBy: null,
  reporterTier: null,
  reviewedAt: null,
  reviewedBy: null,
  siteCheckedAt: null,
  siteCheckedBy: null,
  closedAt: null,
  closedBy: null,
} as const

/**
 * The state of a problem after one more entry of the log. Pure: the state tables are this function applied to the
 * log from the start, which a test proves on the whole database.
 * @throws {Error} when the first entry is not a finding, or a finding comes twice: the log would be broken.
 */
export function fold(problem: Problem | null, entry: ProblemEntry, happening: Happening): Problem {
  return { ...next(problem, entry, happening), version: (problem?.version ?? 0) + 1 }
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
      item: entry.item,
      state: 'found',
      spell: 1,
      falseReports: 0,
      firstRound: entry.round,
      foundAt: happenedAt,
      ...freshSpell,
    }
  }
  if (!problem) throw new Error(`problem ${id} has ${entry.kind} before it was found`)
  switch (entry.kind) {
    case 'problem-seen-again':
      return problem
    case 'problem-report-false':
      return returned({ ...problem, falseReports: problem.falseReports + 1 })
    case 'problem-reopened':
      return { ...problem, ...freshSpell, state: 'found', spell: problem.spell + 1, foundAt: happenedAt }
    case 'problem-dispatched':
      return { ...problem, state: 'dispatched', dispatchedAt: happenedAt }
    case 'problem-acknowledged':
      return { ...problem, state: 'acknowledged', acknowledgedAt: happenedAt }
    case 'problem-reported':
      return { ...problem, state: 'reported', reportedAt: happenedAt, reportedBy: actor, reporterTier: entry.tier }
    case 'problem-returned':
      return returned(problem)
    case 'problem-reviewed':
      return { ...problem, state: 'reviewed', reviewedAt: happenedAt, reviewedBy: actor }
    case 'problem-site-checked':
      return entry.stillThere
        ? returned({ ...problem, falseReports: problem.falseReports + 1 })
        : { ...problem, siteCheckedAt: happenedAt, siteCheckedBy: actor }
    case 'problem-closed':
      return { ...problem, state: 'closed', closedAt: happenedAt, closedBy: actor }
    case 'problem-voided':
      return { ...problem, state: 'void', closedAt: happenedAt, closedBy: actor }
  }
}

/** Back to whoever mends it: what was reported, reviewed or seen no longer counts. */
function returned(problem: Unversioned): Unversioned {
  return {
    ...problem,
    state: problem.acknowledgedAt ? 'acknowledged' : problem.dispatchedAt ? 'dispatched' : 'found',
    reportedAt: null,
    reportedBy: null,
    reporterTier: null,
    reviewedAt: null,
    reviewedBy: null,
    siteCheckedAt: null,
    siteCheckedBy: null,
  }
}
