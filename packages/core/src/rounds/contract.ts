import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Identifier } from '../identifier.ts'
import { PageQuery, pageOf } from '../page.ts'
import { ProblemState } from '../problems/state.ts'
import { CodeListEntry } from '../register/code-list.ts'
import { Unit } from '../register/people.ts'
import { RegionCode } from '../register/region.ts'
import { Day, Instant } from '../time.ts'
import { WorkbookProblem } from '../workbook-problem.ts'
import { ComparisonLabel, comparisonLabels } from './comparison.ts'
import { ExaminationParameter } from './parameters.ts'
import { Round } from './round.ts'
import { CheckItem, Severity } from './standard.ts'

const Count = z.number().int().min(0)

/** A round with what it has brought in so far, within the caller's scope. */
export const RoundSummary = Round.extend({
  households: Count,
  /** Households with a completed visit. */
  visited: Count,
  findings: Count,
  hardFindings: Count,
})
export type RoundSummary = z.infer<typeof RoundSummary>

export const listRounds = endpoint({
  name: 'listRounds',
  method: 'GET',
  path: '/api/rounds',
  access: 'rounds:read',
  reply: z.object({ rounds: z.array(Round) }),
})

/** How a round's sample is drawn: from every village a share of its households, and at least so many. */
export const SampleDraw = z.object({
  share: z.number().gt(0).max(1),
  minimum: z.number().int().min(1).max(100_000),
  /** Kept with the round: the same seed over the same register draws the same households. */
  seed: z.number().int().min(0).max(4_294_967_295),
})
export type SampleDraw = z.infer<typeof SampleDraw>

/** Opens a round; `draw` is given for a round that covers a sample, and only then. Sent twice, it is one round. */
export const openRound = endpoint({
  name: 'openRound',
  method: 'POST',
  path: '/api/rounds',
  access: 'rounds:manage',
  body: Round.extend({ draw: SampleDraw.nullable(), blind: Round.shape.blind.default(false) })
    .refine((round) => (round.coverage === 'sample') === (round.draw !== null), { path: ['draw'] }),
  reply: z.object({ round: Round, households: Count }),
})

/** How far a round has got: households that it covers, and those with a completed visit. */
export const RoundProgress = Round.extend({
  households: Count,
  visited: Count,
  formTitle: z.string(),
  draw: SampleDraw.nullable(),
})
export type RoundProgress = z.infer<typeof RoundProgress>

export const listRoundProgress = endpoint({
  name: 'listRoundProgress',
  method: 'GET',
  path: '/api/round-progress',
  access: 'rounds:manage',
  reply: z.object({ rounds: z.array(RoundProgress) }),
})

/** What a draw would give, village by village; the round drawn with the same numbers gets the same. */
export const previewSample = endpoint({
  name: 'previewSample',
  method: 'GET',
  path: '/api/round-sample',
  access: 'rounds:manage',
  query: z.object({ share: z.coerce.number(), minimum: z.coerce.number(), seed: z.coerce.number() }).pipe(SampleDraw),
  reply: z.object({
    villages: z.array(z.object({ village: RegionCode, name: z.string(), households: Count, drawn: Count })),
  }),
})
export type SamplePreview = z.infer<typeof previewSample.reply>

export const FormSummary = z.object({
  id: z.string(), version: z.string(), title: z.string(), items: Count, publishedAt: Instant,
  /** Whether the workbook can be taken away again; one published before that was kept has its XForm only. */
  hasWorkbook: z.boolean(),
  /** Rounds that use this version. */
  rounds: Count,
})
export type FormSummary = z.infer<typeof FormSummary>

/** The county's checklists. A new one is `POST /api/forms`, multipart with one part `file` (an XLSForm workbook). */
export const listForms = endpoint({
  name: 'listForms',
  method: 'GET',
  path: '/api/forms',
  access: 'rounds:read',
  reply: z.object({ forms: z.array(FormSummary) }),
})

/** What a checklist holds, as somebody looks at it before it is published. */
export const ChecklistPreview = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  dimensions: z.array(z.object({ dimension: z.string(), label: z.string(), items: Count, hard: Count })),
  /** This very content is published already. */
  published: z.boolean(),
})
export type ChecklistPreview = z.infer<typeof ChecklistPreview>

/** What `POST /api/forms?dryRun=true` says of a workbook: what it holds, or everything that keeps it from being published. */
export const ChecklistCheck = z.object({
  checklist: ChecklistPreview.nullable(),
  problems: z.array(WorkbookProblem),
  warnings: z.array(WorkbookProblem),
})
export type ChecklistCheck = z.infer<typeof ChecklistCheck>

export const PublishedForm = z.object({ id: z.string(), version: z.string(), items: Count })
export type PublishedForm = z.infer<typeof PublishedForm>

/** What the console shows first. */
export const getOverview = endpoint({
  name: 'getOverview',
  method: 'GET',
  path: '/api/overview',
  access: 'comparison:read',
  reply: z.object({
    today: Day,
    /** Null where the county has set no examination. */
    examination: ExaminationParameter.extend({ daysLeft: z.number().int() }).nullable(),
    households: Count,
    /** Findings of all rounds together, and the distinct problems that they make. */
    findings: Count,
    problems: Count,
    rounds: z.array(RoundSummary),
    /** Problems by state, every state present. */
    states: z.record(ProblemState, Count),
  }),
})

/** The words for codes: what selects and headings need. Within the caller's scope. */
export const getVocabulary = endpoint({
  name: 'getVocabulary',
  method: 'GET',
  path: '/api/vocabulary',
  access: 'rounds:read',
  reply: z.object({
    regions: z.array(z.object({ code: RegionCode, name: z.string(), level: z.string(), parent: RegionCode.nullable() })),
    dimensions: z.array(z.object({ code: z.string(), label: z.string() })),
    categories: z.array(z.object({ code: z.string(), label: z.string() })),
    departments: z.array(z.object({ code: z.string(), label: z.string() })),
    units: z.array(Unit),
    items: z.array(CheckItem),
    /** The code lists of the register (health, schooling, causes, …) as they hold today. */
    codes: z.array(CodeListEntry),
    /** A deadline is yellow from so many days before it. */
    yellowDays: z.number().int(),
  }),
})

/** Along what a comparison is broken down. */
export const comparisonBreakdowns = ['township', 'village', 'dimension', 'item', 'severity', 'category', 'inspector'] as const
export const ComparisonBreakdown = z.enum(comparisonBreakdowns)
export type ComparisonBreakdown = z.infer<typeof ComparisonBreakdown>

/** Narrows a comparison to a part; the same filter opens a cell's list, so that a count and its list cannot differ. */
export const ComparisonFilter = z.object({
  earlier: Identifier,
  later: Identifier,
  region: RegionCode.optional(),
  dimension: z.string().max(40).optional(),
  item: z.string().max(40).optional(),
  severity: Severity.optional(),
  category: z.string().max(40).optional(),
  /** The inspector of the earlier round, whose eyes missed what the later round found. */
  inspector: Identifier.optional(),
})
export type ComparisonFilter = z.infer<typeof ComparisonFilter>

export const LabelCounts = z.record(ComparisonLabel, Count)
export type LabelCounts = z.infer<typeof LabelCounts>

export const ComparisonRow = z.object({
  key: z.string(),
  name: z.string(),
  counts: LabelCounts,
  /** Problems that the earlier round found, and that the later round found. */
  foundEarlier: Count,
  foundLater: Count,
})
export type ComparisonRow = z.infer<typeof ComparisonRow>

export const getComparison = endpoint({
  name: 'getComparison',
  method: 'GET',
  path: '/api/comparison',
  access: 'comparison:read',
  query: ComparisonFilter.extend({ by: ComparisonBreakdown.default('township') }),
  reply: z.object({
    earlier: Round,
    later: Round,
    rows: z.array(ComparisonRow),
    total: ComparisonRow,
    /** Of the problems that the later round found where both rounds looked, the share that the earlier one passed. */
    missedRate: z.object({
      missed: Count, jointlyAssessed: Count,
      rate: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(),
    }),
    /** When the figures were computed; they follow the log with at most a few seconds' delay. */
    asOf: Instant,
  }),
})

/** Which rows of a comparison a list shows: one label's, or those that one of the rounds found. */
export const ComparisonSelection = z.enum([...comparisonLabels, 'found-earlier', 'found-later'])
export type ComparisonSelection = z.infer<typeof ComparisonSelection>

/** One check item of one household, as compared. */
export const ComparedItem = z.object({
  label: ComparisonLabel,
  household: Identifier,
  householdNumber: z.string(),
  headName: z.string(),
  category: z.string(),
  village: RegionCode,
  item: z.string(),
  wording: z.string(),
  dimension: z.string(),
  severity: Severity,
  problem: Identifier,
  state: ProblemState,
  spell: z.number().int(),
  noteEarlier: z.string().nullable(),
  noteLater: z.string().nullable(),
})
export type ComparedItem = z.infer<typeof ComparedItem>

export const listComparedItems = endpoint({
  name: 'listComparedItems',
  method: 'GET',
  path: '/api/comparison/items',
  access: 'comparison:read',
  query: ComparisonFilter.extend({ select: ComparisonSelection }).extend(PageQuery.shape),
  reply: pageOf(ComparedItem),
})
