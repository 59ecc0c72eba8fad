import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, PageQuery } from '../kernel/page.ts'
import { LadderFact, LadderMeasure, LadderRule, Rung } from './rules.ts'
import { LadderDecision, LadderOutcome, LadderStep } from './step.ts'
import { LadderKind, LadderSubject } from './subject.ts'

const count = z.number().int()

/** What waits for the office that decides. */
export const ladderQueues = ['ladder-to-decide'] as const
export const LadderQueue = z.enum(ladderQueues)
export type LadderQueue = z.infer<typeof LadderQueue>

export const ProposalFilter = z.object({ kind: LadderKind.optional(), rung: Rung.optional() })
export type ProposalFilter = z.infer<typeof ProposalFilter>

export const LadderProposalRow = z.object({
  subject: LadderSubject,
  /** The unit's name, or whoever holds the post. */
  name: z.string(),
  /** Title and sending unit of a post; empty of a unit. */
  detail: z.string(),
  rung: Rung,
  hits: z.array(z.object({ rule: LadderRule, count, fresh: count })),
  /** How often something was confirmed before. */
  confirmed: count,
})
export type LadderProposalRow = z.infer<typeof LadderProposalRow>

/** What the county's rules propose, the sternest first; for the office alone. */
export const listLadderProposals = endpoint({
  name: 'listLadderProposals', method: 'GET', path: '/api/ladder', access: 'ladder:decide', query: ProposalFilter.extend(PageQuery.shape), reply: pageOf(LadderProposalRow),
})

export const LadderStepRow = LadderStep.extend({ name: z.string(), detail: z.string(), decidedByName: z.string().nullable() })
export type LadderStepRow = z.infer<typeof LadderStepRow>

export const LadderSubjectView = z.object({
  subject: LadderSubject,
  name: z.string(),
  detail: z.string(),
  proposal: LadderProposalRow.extend({
    /** Of the records that count: whoever decides says which ones were seen. */
    version: z.string(),
    /** By which kind of letter each rung goes out. */
    letters: z.array(z.object({ rung: Rung, kind: z.string() })),
  }).nullable(),
  /** What was decided before, the latest first. */
  steps: z.array(LadderStepRow),
})
export type LadderSubjectView = z.infer<typeof LadderSubjectView>

export const getLadderSubject = endpoint({
  name: 'getLadderSubject', method: 'GET', path: '/api/ladder-subject', access: 'ladder:decide', query: LadderSubject, reply: LadderSubjectView,
})

/** Records that count of a subject, or those behind a decision. */
export const FactFilter = LadderSubject.extend({ measure: LadderMeasure.optional(), step: Identifier.optional() })
export type FactFilter = z.infer<typeof FactFilter>

export const LadderFactRow = LadderFact.extend({
  /** What it is: a household's problem, a letter's number, who was absent where. */
  text: z.string(),
  isNew: z.boolean(),
})
export type LadderFactRow = z.infer<typeof LadderFactRow>

export const listLadderFacts = endpoint({
  name: 'listLadderFacts', method: 'GET', path: '/api/ladder-facts', access: 'ladder:decide', query: FactFilter.extend(PageQuery.shape), reply: pageOf(LadderFactRow),
})

export const StepFilter = z.object({ outcome: LadderOutcome.optional(), rung: Rung.optional(), kind: LadderKind.optional(), code: z.string().max(40).optional() })
export type StepFilter = z.infer<typeof StepFilter>

/** What was decided, the latest first: all of it for the office; for others what was decided and issued to themselves. */
export const listLadderSteps = endpoint({
  name: 'listLadderSteps', method: 'GET', path: '/api/ladder-steps', access: 'ladder:read', query: StepFilter.extend(PageQuery.shape), reply: pageOf(LadderStepRow),
})

/** The same decision with what the office alone sees: whether a letter can still be written of it. */
export const getLadderStep = endpoint({
  name: 'getLadderStep', method: 'GET', path: '/api/ladder-steps/:id', access: 'ladder:read',
  reply: LadderStepRow.extend({ letter: z.string().nullable(), isForOffice: z.boolean() }),
})

export const LadderCounts = z.object({ proposed: count, remind: count, supervise: count, talk: count, transfer: count, putAside: count })
export type LadderCounts = z.infer<typeof LadderCounts>

export const countLadder = endpoint({ name: 'countLadder', method: 'GET', path: '/api/ladder-counts', access: 'ladder:decide', reply: LadderCounts })

/** Decides on what is proposed. `id` is made by the client: the same request sent twice is done once. */
export const decideLadder = endpoint({
  name: 'decideLadder', method: 'POST', path: '/api/ladder-steps', access: 'ladder:decide',
  body: z.object({ id: Identifier, subject: LadderSubject, version: z.string().max(40), decision: LadderDecision }), reply: z.object({ id: Identifier }),
})
