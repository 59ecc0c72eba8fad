import type { Tier } from '../access/roles.ts'
import { isAbove } from '../access/roles.ts'
import { Refusal } from '../refusal.ts'
import type { ProblemAction, ProblemActionName } from './actions.ts'
import { actionRules, problemActionNames } from './actions.ts'
import type { Evidence, ProblemEntry } from './entry.ts'
import type { Problem } from './problem.ts'

/** Whoever acts: the person, and the tier that the person's post stands on. */
export interface Acting {
  person: string
  tier: Tier
}

/** The actions that the state and the tier allow now, in the order of a problem's life. */
export function allowedActions(problem: Problem, acting: Acting): ProblemActionName[] {
  return problemActionNames.filter(
    (name) => actionRules[name].from.includes(problem.state) && actionRules[name].tiers.includes(acting.tier),
  )
}

/**
 * What an action does: the entry to append. The same function runs on server and phone.
 * @param now the server's clock, as an ISO instant
 * @throws {Refusal} that names the rule; `action-not-allowed` carries the state and what is allowed now.
 */
export function decide(problem: Problem, action: ProblemAction, acting: Acting, now: string): ProblemEntry {
  const rule = actionRules[action.action]
  if (!rule.from.includes(problem.state)) {
    throw new Refusal('action-not-allowed', {
      action: action.action,
      state: problem.state,
      allowed: allowedActions(problem, acting),
    })
  }
  if (!rule.tiers.includes(acting.tier)) {
    throw new Refusal('action-tier-wrong', { action: action.action, tier: acting.tier, tiers: rule.tiers })
  }
  switch (action.action) {
    case 'dispatch':
      return { kind: 'problem-dispatched' }
    case 'acknowledge':
      return { kind: 'problem-acknowledged' }
    case 'report':
      if (action.measures.length === 0) throw new Refusal('action-needs-measure')
      requireEvidence(action.evidence, problem.foundAt, now)
      return {
        kind: 'problem-reported', tier: acting.tier, measures: action.measures, evidence: action.evidence,
      }
    case 'return':
      return { kind: 'problem-returned', reason: action.reason }
    case 'review':
      if (acting.person === problem.reportedBy) throw new Refusal('reviewer-is-reporter')
      return { kind: 'problem-reviewed' }
    case 'site-check':
      if (!problem.reporterTier || !isAbove(acting.tier, problem.reporterTier)) {
        throw new Refusal('action-tier-wrong', {
          action: action.action, tier: acting.tier, tiers: rule.tiers.filter((tier) => isAbove(tier, problem.reporterTier ?? tier)),
        })
      }
      return { kind: 'problem-site-checked', tier: acting.tier, stillThere: action.stillThere }
    case 'accept':
      if (acting.person === problem.reviewedBy) throw new Refusal('acceptor-is-reviewer')
      if (!problem.siteCheckedAt) throw new Refusal('site-check-missing')
      return { kind: 'problem-closed' }
    case 'void':
      requireEvidence(action.evidence, null, now)
      return { kind: 'problem-voided', reason: action.reason, evidence: action.evidence }
  }
}

/** Evidence must exist, and show the place as it was after the finding. */
function requireEvidence(evidence: readonly Evidence[], foundAt: string | null, now: string): void {
  if (evidence.length === 0) throw new Refusal('action-needs-evidence')
  for (const piece of evidence) {
    const madeAt = Date.parse(piece.madeAt)
    if ((foundAt && madeAt < Date.parse(foundAt)) || madeAt > Date.parse(now)) {
      throw new Refusal('evidence-before-finding', { madeAt: piece.madeAt, foundAt: foundAt ?? '' })
    }
  }
}
