import type { WorkCalendar } from '../kernel/work-calendar.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { EvidenceKind } from '../checklists/index.ts'
import { dayOf } from '../kernel/county-time.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { Acting } from './acting.ts'
import type { ProblemAction, ProblemActionName } from './actions.ts'
import { actionRules, problemActionNames } from './actions.ts'
import { tiersAbove, whyNot } from './conditions.ts'
import type { Allowance } from './deadline.ts'
import { deadline } from './deadline.ts'
import type { ProblemEntry } from './entry.ts'
import type { Evidence, Measure } from './piece.ts'
import type { RectificationParameter } from './parameters.ts'
import type { Problem } from './problem.ts'
import type { ResponsibilityChain } from './responsibility.ts'
import { levelAbove, peopleOn } from './responsibility.ts'
import { isSettled } from './state.ts'

/** What a decision rests on beside the problem itself: the item's terms, the county's rules of the day, its people. */
export interface Circumstances {
  /** The server's clock. */
  now: Date
  item: Allowance & { evidence: readonly EvidenceKind[] }
  calendar: WorkCalendar
  rules: RectificationParameter
  /** The unit of the township that the subject belongs to; null where there is none. */
  townshipUnit: string | null
  /** The units that are departments: each sees the problems that it answers for and no others. */
  departments: ReadonlySet<string>
  chain: ResponsibilityChain
  /** The problem that this one is to be merged into; null where there is none in sight of whoever acts. */
  mergeTarget: Problem | null
}

/** The actions that whoever acts may take now, in the order of a problem's life. */
export function allowedActions(problem: Problem, acting: Acting): ProblemActionName[] {
  return problemActionNames.filter((name) => isAllowed(problem, name, acting))
}

/** Whether the table lets somebody do it now, before anything is filled in. */
export function isAllowed(problem: Problem, action: ProblemActionName, acting: Acting): boolean {
  return refusedBy(problem, action, acting) === null
}

/** Whether somebody's post is one for the action at all, whatever the problem's state. */
export function suits(action: ProblemActionName, { tier, permissions }: Pick<Acting, 'tier' | 'permissions'>): boolean {
  const rule = actionRules[action]
  return rule.tiers.includes(tier) && rule.permissions.some((permission) => permissions.includes(permission))
}

/**
 * What an action does: the entry to append. The same function runs on server and phone.
 * @throws {Refusal} that names the rule; its details carry the state and what is allowed now
 */
export function decide(
  problem: Problem, action: ProblemAction, acting: Acting, circumstances: Circumstances,
): ProblemEntry {
  try {
    const refused = whyRefused(problem, action.action, acting)
    if (refused) throw refused
    return entryOf(problem, action, acting, circumstances)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, {
      action: action.action, state: problem.state, allowed: allowedActions(problem, acting), ...error.details,
    })
  }
}

/** Why not, by the table alone; null where nothing is against it. A phone asks it of every action of thousands of problems. */
function refusedBy(problem: Problem, action: ProblemActionName, acting: Acting): RefusalCode | null {
  const rule = actionRules[action]
  if (!rule.permissions.some((permission) => acting.permissions.includes(permission))) return 'not-permitted'
  if (!rule.from.includes(problem.state)) return 'action-not-allowed'
  if (!rule.tiers.includes(acting.tier)) return 'action-tier-wrong'
  for (const condition of rule.conditions) {
    const code = whyNot(condition, problem, acting)
    if (code) return code
  }
  return null
}

/** The same as a refusal, with what its sentence names. */
function whyRefused(problem: Problem, action: ProblemActionName, acting: Acting): Refusal | null {
  const code = refusedBy(problem, action, acting)
  const { tiers } = actionRules[action]
  if (code === null) return null
  if (code === 'not-permitted' || code === 'action-not-allowed') return new Refusal(code)
  return new Refusal(code, { tiers: code === 'action-tier-wrong' ? [...tiers] : tiersAbove(problem, tiers) })
}

function entryOf(
  problem: Problem, action: ProblemAction, acting: Acting, circumstances: Circumstances,
): ProblemEntry {
  const { now, item, calendar, rules, townshipUnit, departments, chain, mergeTarget } = circumstances
  switch (action.action) {
    case 'dispatch': {
      const unit = action.unit ?? townshipUnit
      if (unit === null) throw new Refusal('dispatch-needs-unit')
      if (departments.has(unit) && unit !== problem.department) throw new Refusal('dispatch-to-other-department')
      if (action.until !== undefined && action.until < dayOf(now)) throw new Refusal('dispatch-day-past', { today: dayOf(now) })
      return { kind: 'problem-dispatched', unit, dueOn: action.until ?? deadline(dayOf(now), item, calendar), ...(action.requirement ? { requirement: action.requirement } : {}) }
    }
    case 'acknowledge':
      return { kind: 'problem-acknowledged' }
    case 'plan':
      return { kind: 'problem-planned', measures: withMeasures(action.measures) }
    case 'fix-on-the-spot':
    case 'report':
      return {
        kind: 'problem-reported',
        tier: acting.tier,
        measures: withMeasures(action.measures),
        evidence: withEvidence(action.evidence, problem, now, item.evidence),
        onTheSpot: action.action === 'fix-on-the-spot',
      }
    case 'ask-extension':
      requireExtension(problem, action.until, dayOf(now), rules)
      return { kind: 'problem-extension-asked', until: action.until, reason: action.reason }
    case 'grant-extension':
      requireExtension(problem, action.until, dayOf(now), rules)
      return { kind: 'problem-extension-granted', dueOn: action.until }
    case 'refuse-extension':
      return { kind: 'problem-extension-refused', reason: action.reason }
    case 'transfer':
      if (action.unit === problem.unit) throw new Refusal('transfer-changes-nothing')
      return {
        kind: 'problem-transferred', unit: action.unit, reason: action.reason,
        // A department that takes it over answers for it, or it would lie outside its jurisdiction.
        department: departments.has(action.unit) ? action.unit : null,
      }
    case 'return':
      return { kind: 'problem-returned', reason: action.reason }
    case 'review':
      return { kind: 'problem-reviewed' }
    case 'site-check':
      return {
        kind: 'problem-site-checked', tier: acting.tier, stillThere: action.stillThere, note: action.note || null,
        evidence: soundEvidence(action.evidence ?? [], problem, now),
      }
    case 'accept':
      return { kind: 'problem-closed' }
    case 'revisit':
      if (!action.held && !action.note) throw new Refusal('action-needs-reason')
      return {
        kind: 'problem-revisited', tier: acting.tier, held: action.held, note: action.note || null,
        evidence: soundEvidence(action.evidence ?? [], problem, now),
      }
    case 'reopen':
      return { kind: 'problem-reopened', visit: null, round: null, reason: action.reason }
    case 'void':
      return {
        kind: 'problem-voided', reason: action.reason,
        // What shows that it never was a problem may well be older than the finding.
        evidence: withEvidence(action.evidence, null, now, []),
      }
    case 'merge':
      return { kind: 'problem-merged', into: mergeableInto(problem, mergeTarget) }
    case 'escalate': {
      const level = levelAbove(problem.escalatedTo)
      return {
        kind: 'problem-escalated', level, people: peopleOn(chain, level).map(({ person }) => person), reason: action.reason,
      }
    }
    case 'leader-check':
      return {
        kind: 'problem-leader-checked', how: action.how, title: acting.title, note: action.note,
        evidence: soundEvidence(action.evidence ?? [], problem, now),
      }
    case 'comment':
      return { kind: 'problem-commented', text: action.text }
  }
}

function withMeasures(measures: readonly Measure[]): Measure[] {
  if (measures.length === 0) throw new Refusal('action-needs-measure')
  return [...measures]
}

/** Evidence of every kind that the item needs, and at least one piece; what was only said shows nothing. */
function withEvidence(
  evidence: readonly Evidence[], problem: Problem | null, now: Date, needed: readonly EvidenceKind[],
): Evidence[] {
  if (evidence.every(({ kind }) => kind === 'voice')) throw new Refusal('action-needs-evidence')
  const missing = needed.filter((kind) => !evidence.some((piece) => piece.kind === kind))
  if (missing.length > 0) throw new Refusal('evidence-kind-missing', { evidenceKinds: missing })
  return soundEvidence(evidence, problem, now)
}

/** Made after the finding, so that it shows the place as it is now, and not in the future. */
function soundEvidence(evidence: readonly Evidence[], problem: Problem | null, now: Date): Evidence[] {
  for (const { madeAt } of evidence) {
    const made = Date.parse(madeAt)
    if (made > now.getTime()) throw new Refusal('evidence-in-the-future', { madeAt })
    if (problem && made < Date.parse(problem.foundAt)) {
      throw new Refusal('evidence-before-finding', { madeAt, foundAt: problem.foundAt })
    }
  }
  return [...evidence]
}

/** Later than the deadline as it stands, not in the past, and not by more than the county allows. */
function requireExtension(
  { dueOn }: Problem, until: Day, today: Day, { longestExtensionDays }: RectificationParameter,
): void {
  if (dueOn === null) return
  const latest = addDays(dueOn > today ? dueOn : today, longestExtensionDays)
  if (until <= dueOn || until < today || until > latest) {
    throw new Refusal('extension-out-of-range', { until, dueOn, latest })
  }
}

/** Another problem of the same subject that still lives. */
function mergeableInto(problem: Problem, target: Problem | null): string {
  if (!target || target.id === problem.id || target.subject !== problem.subject) throw new Refusal('merge-target-wrong')
  if (isSettled(target.state)) throw new Refusal('merge-target-settled', { state: target.state })
  return target.id
}
