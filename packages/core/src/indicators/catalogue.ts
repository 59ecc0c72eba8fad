import { z } from 'zod'
import { Identifier, identifierNamed } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { Rhythm } from './period.ts'

/**
 * What is counted: objects with a state each (a road, a clinic, a child); a quantity against its target; a rate with
 * numerator and denominator; a standard that is reached or not.
 */
export const IndicatorKind = z.enum(['objects', 'quantity', 'rate', 'standard'])
export type IndicatorKind = z.infer<typeof IndicatorKind>

/** Whether the value has to be at least the target, at most, or exactly that. */
export const Direction = z.enum(['at-least', 'at-most', 'reach'])
export type Direction = z.infer<typeof Direction>

/** What the rate of a quantity is made of: done ÷ target, or something else, which then is reported beside what was done. */
export const RateBasis = z.enum(['count', 'person-months', 'milestones'])
export type RateBasis = z.infer<typeof RateBasis>

/** What the software knows by itself, counted as the pages count it that show it. */
export const ComputedSource = z.enum(['objects', 'insured', 'closed', 'covered', 'held', 'came-back', 'unsafe-houses'])
export type ComputedSource = z.infer<typeof ComputedSource>

/** The tier that reports; nobody where the value is computed only. */
export const ReportingTier = z.enum(['county', 'township', 'village', 'nobody'])
export type ReportingTier = z.infer<typeof ReportingTier>

const UnitCode = z.string().max(40)

/** A line of the catalogue (指标), of one county and year. */
export const Indicator = z.object({
  id: Identifier,
  year: z.number().int().min(2013).max(2100),
  code: z.string().regex(/^[A-Z0-9-]{1,20}$/),
  name: z.string().trim().min(1).max(60),
  dimension: z.string().max(40),
  /** What is counted in: 公里, 户, 人, %. */
  unit: z.string().trim().min(1).max(10),
  kind: IndicatorKind,
  direction: Direction,
  basis: RateBasis,
  computed: ComputedSource.nullable(),
  /** The check item whose problems are counted, where the value is made of problems; null for all. Of unsafe houses, what visits ask; null for the register alone. */
  item: z.string().max(20).nullable(),
  reportedBy: ReportingTier,
  rhythm: Rhythm.nullable(),
  /** A report is due so many days after its period has ended; below 0 before, as for a month told by the 28th. */
  dueDays: z.number().int().min(-27).max(60),
  /** 牵头单位. */
  lead: UnitCode,
  /** 配合单位. */
  partners: z.array(UnitCode).max(12),
  /** The units that confirm a report, one after the other. */
  confirmers: z.array(UnitCode).max(3),
  /** What has to be there for it. */
  evidence: z.string().max(200),
  startsOn: Day,
  dueOn: Day,
})
export type Indicator = z.infer<typeof Indicator>

/** The same code of a year is always the same indicator. */
export function indicatorId(county: string, year: number, code: string): string {
  return identifierNamed('indicator', county, String(year), code)
}

/** A version of what a place has to reach, with the reason why it is another than before. */
export const Target = z.object({
  ordinal: z.number().int().min(1),
  amount: z.number().min(0).max(1e12),
  validFrom: Day,
  reason: z.string(),
})
export type Target = z.infer<typeof Target>

/** What is to be reached by a day on the way (倒排工期). */
export const Milestone = z.object({ day: Day, amount: z.number().min(0).max(1e12) })
export type Milestone = z.infer<typeof Milestone>

/**
 * Whether an amount can be a target. Nothing can be a share of nothing: only what shall be at most something, or a standard, may be 0.
 */
export function mayBeTarget({ kind, direction }: Pick<Indicator, 'kind' | 'direction'>, amount: number): boolean {
  if (kind === 'rate' && amount > 100) return false
  return amount > 0 || direction === 'at-most'
}
