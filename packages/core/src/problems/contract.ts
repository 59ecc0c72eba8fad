import { AllowanceUnit, EvidenceKind, Observation, Severity } from '../checklists/index.ts'
import { VisitOutcome } from '../rounds/index.ts'
import { z } from 'zod'
import { Tier } from '../kernel/roles.ts'
import { ProblemChange } from './change.ts'
import { Counted } from './counted.ts'
import { LeaderInvolvement } from './piece.ts'
import { ColumnChoice } from '../kernel/column-choice.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, NumberedPageQuery, PageQuery } from '../kernel/page.ts'
import { RegionCode } from '../places/index.ts'
import { Day, Instant } from '../kernel/time.ts'
import { ProblemAction, problemActionNames } from './actions.ts'
import { Subject } from '../subjects/index.ts'
import { Problem } from './problem.ts'
import { Milestone, ProblemState } from './state.ts'

/** 台账 filters by deadline: 超时限, 剩10天, 剩20天 (how many days, the county says); of what is not settled. */
export const DeadlineFilter = z.union([z.literal('overdue'), z.templateLiteral(['within-', z.number().int().min(1).max(999)])])
export type DeadlineFilter = z.infer<typeof DeadlineFilter>

/** Closed on so many whole days before today, and still closed: what a pace is taken from. */
export const ClosedFilter = z.templateLiteral(['within-', z.number().int().min(1).max(999)])
export type ClosedFilter = z.infer<typeof ClosedFilter>

/** The days of a filter `within-10`; null for what is overdue. */
export function daysWithin(filter: ClosedFilter): number
export function daysWithin(filter: DeadlineFilter): number | null
export function daysWithin(filter: DeadlineFilter): number | null {
  return filter === 'overdue' ? null : Number(filter.slice('within-'.length))
}

/** The order of a list: by place; the deadline that comes first; or what was found last. */
export const ProblemOrder = z.enum(['place', 'due', 'newest'])
export type ProblemOrder = z.infer<typeof ProblemOrder>

/** What a list of problems holds, and in which order: kept, sent to a colleague and taken away as a workbook as it is seen. */
export const ProblemFilter = z.object({
  state: ProblemState.optional(),
  /** A part of the name or number of what it is about, how that is read, or of what is said of it. */
  text: z.string().trim().min(1).max(40).optional(),
  order: ProblemOrder.optional(),
  /** Come at least as far in their present spell, as a board counts. */
  reached: Milestone.optional(),
  deadline: DeadlineFilter.optional(),
  closed: ClosedFilter.optional(),
  /** Open at the end of that day in their present spell: found by then, and closed later or not yet. */
  openOn: Day.optional(),
  /** Those that this notice tells of. */
  notice: Identifier.optional(),
  /** What has happened to it from the day `since` on and still holds; without that day, today. */
  changed: ProblemChange.optional(),
  /** The first day that is looked at; without `changed`, whatever happened to it. */
  since: Day.optional(),
  /** 责任单位. */
  unit: z.string().max(40).optional(),
  region: RegionCode.optional(),
  dimension: z.string().max(40).optional(),
  item: z.string().max(40).optional(),
  severity: Severity.optional(),
  category: z.string().max(40).optional(),
  department: z.string().max(40).optional(),
  /** Problems that this round found. */
  round: Identifier.optional(),
  /** Problems that have what no column says: a measure of a kind, a return, … */
  counted: Counted.optional(),
  /** Problems that this person took in hand as a leader, and how. */
  leader: Identifier.optional(),
  how: LeaderInvolvement.optional(),
})
export type ProblemFilter = z.infer<typeof ProblemFilter>

export const ProblemRow = z.object({
  id: Identifier,
  state: ProblemState,
  spell: z.number().int(),
  subject: Subject,
  /** Where the subject lies, or for what area a post is. */
  region: RegionCode,
  /** 户类型; null where the subject is no household. */
  category: z.string().nullable(),
  item: z.string(),
  wording: z.string(),
  dimension: z.string(),
  severity: Severity,
  department: z.string(),
  foundAt: Instant,
  /** 责任单位, once dispatched. */
  unit: z.string().nullable(),
  dueOn: Day.nullable(),
  /** The version to act on. */
  version: z.number().int(),
})
export type ProblemRow = z.infer<typeof ProblemRow>

/**
 * A problem in a list that a figure opens, with how often the figure counts it: as often as it was sent back or found, where
 * that is what is counted, else once. The list says how often that is in all.
 */
export const CountedProblem = ProblemRow.extend({
  times: z.number().int(),
  /** When it was given to its unit, and what was required of it then; told where `given` is asked for, of what was given to somebody. */
  given: z.object({ on: Day, requirement: z.string().nullable() }).nullable().optional(),
})
export type CountedProblem = z.infer<typeof CountedProblem>

/** The columns of the ledger as the console shows them. */
export const viewColumns = ['item', 'severity', 'state', 'dueBy', 'subject', 'place', 'department', 'foundAt'] as const
export const ViewColumn = z.enum(viewColumns)
export type ViewColumn = z.infer<typeof ViewColumn>

export const listProblems = endpoint({
  name: 'listProblems',
  method: 'GET',
  path: '/api/problems',
  access: 'problems:read',
  query: ProblemFilter.extend(NumberedPageQuery.shape).extend({ given: z.literal('told').optional() }),
  reply: pageOf(CountedProblem).extend({ times: z.number().int() }),
})

/** One line of a problem's history. */
export const ProblemHistoryEntry = z.object({
  sequence: z.number().int(),
  kind: z.string(),
  actorName: z.string().nullable(),
  roundName: z.string().nullable(),
  happenedAt: Instant,
  recordedAt: Instant,
  payload: z.record(z.string(), z.unknown()),
})
export type ProblemHistoryEntry = z.infer<typeof ProblemHistoryEntry>

/** What one visit said about the item: the sides of a problem, beside each other. */
export const ProblemSide = z.object({
  visit: Identifier,
  round: Identifier,
  roundName: z.string(),
  tier: Tier,
  inspectorName: z.string(),
  visitedAt: Instant,
  outcome: VisitOutcome,
  observation: Observation,
  note: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string() })),
})
export type ProblemSide = z.infer<typeof ProblemSide>

/** 牵头单位 责任单位 包联领导 包村单位 村 乡镇 帮扶责任人 县领导: what somebody is in the chain of a problem. */
export const ResponsibilityPart = z.enum([
  'lead-department', 'responsible-unit', 'leader-in-charge', 'contact-unit', 'township', 'village', 'helper', 'county-lead',
])
export type ResponsibilityPart = z.infer<typeof ResponsibilityPart>

/** Who answers for a problem today; without a name where nobody holds the post. */
export const Responsible = z.object({
  part: ResponsibilityPart,
  name: z.string().nullable(),
  title: z.string().nullable(),
  unitName: z.string(),
  /** Of the post's holder. */
  phone: z.string().nullable(),
})
export type Responsible = z.infer<typeof Responsible>

/** Whom to call about a place or a department of the caller's scope: those who answer for it today. */
export const listContacts = endpoint({
  name: 'listContacts',
  method: 'GET',
  path: '/api/contacts',
  access: 'problems:read',
  /** One of both. */
  query: z.object({ region: RegionCode.optional(), department: z.string().min(1).max(40).optional() }),
  reply: z.object({ contacts: z.array(Responsible.pick({ title: true, unitName: true, phone: true }).extend({ name: z.string() })) }),
})

/** Another problem of the same subject that this one could be merged into. */
export const MergeCandidate = z.object({ id: Identifier, item: z.string(), wording: z.string(), state: ProblemState })
export type MergeCandidate = z.infer<typeof MergeCandidate>

/** A problem with its history and the actions that the caller may take on it now. */
export const ProblemView = z.object({
  problem: Problem,
  row: ProblemRow,
  allowance: z.number().int(),
  allowanceUnit: AllowanceUnit,
  evidence: z.array(EvidenceKind),
  sides: z.array(ProblemSide),
  responsible: z.array(Responsible),
  history: z.array(ProblemHistoryEntry),
  allowed: z.array(z.enum(problemActionNames)),
  mergeCandidates: z.array(MergeCandidate),
})
export type ProblemView = z.infer<typeof ProblemView>

export const getProblem = endpoint({
  name: 'getProblem',
  method: 'GET',
  path: '/api/problems/:id',
  access: 'problems:read',
  reply: ProblemView,
})

/** Done before by the same request of the same person, who by now sees nothing of the problem any more (it was transferred). */
export const DoneOutOfSight = z.object({ problem: z.null() })

/** One action on one problem. `id` is made by the client: the same request sent twice is one entry. */
export const actOnProblem = endpoint({
  name: 'actOnProblem',
  method: 'POST',
  path: '/api/problems/:id/actions',
  // Which of the acting permissions it takes depends on the action (`actionRules`).
  access: 'problems:read',
  body: z.object({ id: Identifier, version: z.number().int().min(1), action: ProblemAction }),
  reply: z.union([ProblemView, DoneOutOfSight]),
})

/** The most problems that one request acts on. */
export const BATCH_LIMIT = 5_000

/** The problems that a filter or a queue holds, as far as a batch goes: what “select all” selects. */
export const listProblemKeys = endpoint({
  name: 'listProblemKeys',
  method: 'GET',
  path: '/api/problem-keys',
  access: 'problems:read',
  query: ProblemFilter,
  reply: z.object({
    problems: z.array(z.object({ id: Identifier, version: z.number().int() })),
    /** More than a batch takes. */
    more: z.boolean(),
  }),
})

/** What the caller owes in one of `problemQueues`, the nearest deadline first. */
export const listQueue = endpoint({
  name: 'listQueue',
  method: 'GET',
  path: '/api/problem-queues/:queue',
  access: 'problems:read',
  query: PageQuery.extend({
    /** Only what is the caller's own: households that the caller helps. */
    mine: z.stringbool().optional(),
  }),
  reply: pageOf(ProblemRow),
})

export const BatchRequest = z.object({
  problems: z.array(z.object({
    /** The entry's id, made by the client: the same request sent twice is one entry. */
    id: Identifier, problem: Identifier, version: z.number().int().min(1),
  })).min(1).max(BATCH_LIMIT),
  action: ProblemAction,
  preview: z.boolean(),
})
export type BatchRequest = z.infer<typeof BatchRequest>

export const BatchReply = z.object({
  done: z.number().int(),
  known: z.number().int(),
  /** Why some did not, most frequent first, each with the problems that it concerns. */
  refused: z.array(z.object({ code: z.string(), message: z.string(), problems: z.array(Identifier) })),
  outcomes: z.array(z.object({ problem: Identifier, outcome: z.enum(['done', 'known', 'refused']) })),
  /** Of a dispatch, who gets how many, due from the first day to the last; the most first. */
  given: z.array(z.object({ unit: z.string(), unitName: z.string(), count: z.number().int(), from: Day, until: Day })),
})
export type BatchReply = z.infer<typeof BatchReply>

/**
 * The same action on many problems in one transaction, each done or refused by itself. With `preview` nothing is
 * written: the reply tells what would and what would not go through.
 */
export const actOnProblems = endpoint({
  name: 'actOnProblems',
  method: 'POST',
  path: '/api/problem-actions',
  access: 'problems:read',
  body: BatchRequest,
  reply: BatchReply,
})

/** Whether the measures of other subjects read the same: asked while somebody types. */
export const findSimilarMeasures = endpoint({
  name: 'findSimilarMeasures',
  method: 'GET',
  path: '/api/problems/:id/similar-measures',
  access: 'problems:read',
  query: z.object({ text: z.string().trim().min(1).max(500) }),
  reply: z.object({
    subjects: z.number().int(),
    examples: z.array(z.object({ problem: Identifier, subject: Subject, text: z.string() })),
  }),
})

/** A view of the ledger that somebody keeps under a name: what it is filtered by, and how its columns are wanted. */
export const SavedFilter = z.object({
  id: Identifier, name: z.string().trim().min(1).max(40), filter: ProblemFilter,
  /** Null where the columns stay as whoever opens it has them. */
  columns: ColumnChoice.nullable().default(null),
  /** Whether everybody of the owner's unit opens it; only the owner changes it, others copy it. */
  isShared: z.boolean().default(false),
})
export type SavedFilter = z.infer<typeof SavedFilter>

export const SavedFilterRow = SavedFilter.extend({ isOwn: z.boolean(), ownerName: z.string() })
export type SavedFilterRow = z.infer<typeof SavedFilterRow>

/** One's own views, and those that others share with one's unit. */
export const listSavedFilters = endpoint({
  name: 'listSavedFilters',
  method: 'GET',
  path: '/api/problem-filters',
  access: 'problems:read',
  reply: z.object({ filters: z.array(SavedFilterRow) }),
})

export const saveFilter = endpoint({
  name: 'saveFilter',
  method: 'POST',
  path: '/api/problem-filters',
  access: 'problems:read',
  body: SavedFilter,
  reply: SavedFilter,
})

export const deleteFilter = endpoint({
  name: 'deleteFilter',
  method: 'DELETE',
  path: '/api/problem-filters/:id',
  access: 'problems:read',
  reply: z.object({}),
})
