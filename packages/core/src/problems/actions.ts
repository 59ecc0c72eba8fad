import { z } from 'zod'
import type { Permission } from '../kernel/permission.ts'
import type { Tier } from '../kernel/roles.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import type { StandingCondition } from './conditions.ts'
import { Evidence, LeaderInvolvement, Measure } from './piece.ts'
import type { ProblemState } from './state.ts'
import { openStates, problemStates } from './state.ts'

const Reason = z.string().trim().min(1).max(500)
const Note = z.string().trim().max(500)
const measures = z.array(Measure).max(10)
const evidence = z.array(Evidence).max(20)
const Unit = z.string().min(1).max(40)

/** What a person asks to be done with a problem. */
export const ProblemAction = z.discriminatedUnion('action', [
  /**
   * To the unit named, or by rule to the township that the household belongs to; by the item's own deadline, or by a day that is named; with
   * what is asked for beyond the finding.
   */
  z.object({ action: z.literal('dispatch'), unit: Unit.optional(), until: Day.optional(), requirement: Note.optional() }),
  z.object({ action: z.literal('acknowledge') }),
  z.object({ action: z.literal('plan'), measures }),
  z.object({ action: z.literal('fix-on-the-spot'), measures, evidence }),
  z.object({ action: z.literal('report'), measures, evidence }),
  z.object({ action: z.literal('ask-extension'), until: Day, reason: Reason }),
  z.object({ action: z.literal('grant-extension'), until: Day }),
  z.object({ action: z.literal('refuse-extension'), reason: Reason }),
  z.object({ action: z.literal('transfer'), unit: Unit, reason: Reason }),
  z.object({ action: z.literal('return'), reason: Reason }),
  z.object({ action: z.literal('review') }),
  z.object({ action: z.literal('site-check'), stillThere: z.boolean(), note: Note.optional(), evidence: evidence.optional() }),
  z.object({ action: z.literal('accept') }),
  z.object({ action: z.literal('revisit'), held: z.boolean(), note: Note.optional(), evidence: evidence.optional() }),
  z.object({ action: z.literal('reopen'), reason: Reason }),
  z.object({ action: z.literal('void'), reason: Reason, evidence }),
  z.object({ action: z.literal('merge'), into: Identifier }),
  z.object({ action: z.literal('escalate'), reason: Reason }),
  z.object({ action: z.literal('leader-check'), how: LeaderInvolvement, note: Reason, evidence: evidence.optional() }),
  z.object({ action: z.literal('comment'), text: Reason }),
])
export type ProblemAction = z.infer<typeof ProblemAction>
export type ProblemActionName = ProblemAction['action']

interface ActionRule {
  /** The states in which the action is legal. */
  from: readonly ProblemState[]
  /** The tiers that may do it. */
  tiers: readonly Tier[]
  /** What else must hold of the problem and whoever acts, before anything is filled in; see `conditions.ts`. */
  conditions: readonly StandingCondition[]
  /** What the post must allow, where it is not the usual `problems:act`. */
  permissions: readonly Permission[]
}

const act = ['problems:act'] as const
/** What a supervision team may do too: look, send back, raise. */
const supervise = ['problems:act', 'problems:supervise'] as const
const anyTier = ['village', 'township', 'county'] as const
const above = ['township', 'county', 'province'] as const

/**
 * Which action is legal in which state, for which tier, on which condition: the life of a problem as one table. What
 * has to be filled in with an action (measures, evidence, a day) is checked in `decide.ts`.
 */
export const actionRules: Readonly<Record<ProblemActionName, ActionRule>> = {
  dispatch: { from: ['found'], tiers: ['township', 'county'], conditions: [], permissions: act },
  acknowledge: { from: ['dispatched'], tiers: anyTier, conditions: [], permissions: act },
  plan: { from: ['dispatched', 'acknowledged'], tiers: anyTier, conditions: [], permissions: act },
  'fix-on-the-spot': { from: ['found'], tiers: anyTier, conditions: [], permissions: act },
  report: { from: ['dispatched', 'acknowledged'], tiers: anyTier, conditions: [], permissions: act },
  'ask-extension': {
    from: ['dispatched', 'acknowledged'], tiers: anyTier, conditions: ['no-extension-asked'], permissions: act,
  },
  'grant-extension': {
    from: ['dispatched', 'acknowledged'], tiers: ['township', 'county'],
    conditions: ['extension-asked', 'not-the-asker'], permissions: act,
  },
  'refuse-extension': {
    from: ['dispatched', 'acknowledged'], tiers: ['township', 'county'],
    conditions: ['extension-asked', 'not-the-asker'], permissions: act,
  },
  transfer: { from: ['dispatched', 'acknowledged'], tiers: ['township', 'county'], conditions: [], permissions: act },
  return: { from: ['reported', 'reviewed'], tiers: above, conditions: ['not-the-reporter'], permissions: supervise },
  review: { from: ['reported'], tiers: ['township', 'county'], conditions: ['not-the-reporter'], permissions: act },
  'site-check': {
    from: ['reported', 'reviewed'], tiers: above,
    conditions: ['above-the-reporter', 'not-the-reporter'], permissions: supervise,
  },
  accept: {
    from: ['reviewed'], tiers: ['county'], conditions: ['not-the-reporter', 'not-the-reviewer', 'site-checked'], permissions: act,
  },
  revisit: { from: ['closed'], tiers: above, conditions: ['not-the-closer'], permissions: supervise },
  reopen: { from: ['closed', 'void', 'merged'], tiers: ['county', 'province'], conditions: [], permissions: act },
  void: { from: openStates, tiers: ['county'], conditions: [], permissions: ['problems:void'] },
  merge: { from: openStates, tiers: ['township', 'county'], conditions: [], permissions: act },
  escalate: {
    from: ['found', 'dispatched', 'acknowledged'], tiers: above, conditions: ['not-at-the-top'], permissions: supervise,
  },
  'leader-check': {
    from: [...openStates, 'closed'], tiers: ['county'], conditions: [], permissions: ['problems:lead'],
  },
  comment: {
    from: problemStates, tiers: ['village', 'township', 'county', 'province'], conditions: [],
    permissions: ['problems:act', 'problems:supervise', 'problems:lead'],
  },
}

/** Every action, in the order of a problem's life. */
export const problemActionNames = Object.keys(actionRules) as [ProblemActionName, ...ProblemActionName[]]
