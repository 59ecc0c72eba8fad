import { z } from 'zod'
import { Severity } from '../checklists/index.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { PageQuery, pageOf } from '../kernel/page.ts'
import { Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { ProblemState } from '../problems/index.ts'
import { Round } from '../rounds/index.ts'
import { ComparisonLabel } from './comparison.ts'
import { ComparisonSelection } from './selection.ts'

const Count = z.number().int().min(0)

/** Along what a comparison is broken down. */
export const comparisonBreakdowns = ['township', 'village', 'dimension', 'item', 'severity', 'category', 'inspector'] as const
export const ComparisonBreakdown = z.enum(comparisonBreakdowns)
export type ComparisonBreakdown = z.infer<typeof ComparisonBreakdown>

/** In the place of an inspector: the households that nobody visited in the earlier round. */
export const NOBODY = 'nobody'

/** Narrows a comparison to a part; the same filter opens a cell's list, so that a count and its list cannot differ. */
export const ComparisonFilter = z.object({
  earlier: Identifier,
  later: Identifier,
  region: RegionCode.optional(),
  dimension: z.string().max(40).optional(),
  item: z.string().max(40).optional(),
  severity: Severity.optional(),
  category: z.string().max(40).optional(),
  /** Only households of the categories that the county counts as non-poor (非贫困户). */
  poverty: z.literal('non-poor').optional(),
  /** The inspector of the earlier round, whose eyes missed what the later round found; or `NOBODY`. */
  inspector: z.union([Identifier, z.literal(NOBODY)]).optional(),
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
  /** How often the selection counts it: `findings` as often as a round found it. */
  times: z.number().int(),
})
export type ComparedItem = z.infer<typeof ComparedItem>

export const listComparedItems = endpoint({
  name: 'listComparedItems',
  method: 'GET',
  path: '/api/comparison/items',
  access: 'comparison:read',
  query: ComparisonFilter.extend({ select: ComparisonSelection }).extend(PageQuery.shape),
  reply: pageOf(ComparedItem).extend({ times: z.number().int() }),
})
