import { z } from 'zod'
import { departmentCounts } from '../indicators/index.ts'
import type { Count } from '../kernel/figure.ts'
import { paceCounts } from '../pace/index.ts'
import { boardCounts } from '../problems/index.ts'
import { coverageCounts } from '../rounds/index.ts'
import type { ListedKind } from './subject.ts'

/** By what places and departments are judged; each is made of declared figures and opens their lists. */
export const measureNames = ['incidence', 'coverage', 'open', 'overdue', 'returned', 'false-reports', 'red-indicators', 'listed-townships'] as const
export const MeasureName = z.enum(measureNames)
export type MeasureName = z.infer<typeof MeasureName>

/** What a measure is made of: a count, as a share of another or by itself. */
export interface Measure {
  part: Count | null
  whole: Count | null
  /** Much of it is good; of the others little. */
  isGood: boolean
  /** It is told of what a round found, so that several rounds in a row can be asked for. */
  byRound: boolean
  /** Of what it can be told. */
  of: readonly ListedKind[]
}

const everything = ['county', 'township', 'village', 'department'] as const
const ofProblems = (part: Count): Measure => ({ part, whole: boardCounts.found, isGood: false, byRound: false, of: everything })

export const measures: Readonly<Record<MeasureName, Measure>> = {
  /** 问题发生率: of the households that a round has seen, those in which it found something. */
  incidence: { part: coverageCounts.troubled, whole: coverageCounts.visited, isGood: false, byRound: true, of: ['county', 'township', 'village'] },
  coverage: { part: coverageCounts.visited, whole: coverageCounts.due, isGood: true, byRound: true, of: ['county', 'township', 'village'] },
  open: ofProblems(paceCounts.open),
  overdue: ofProblems(boardCounts.overdue),
  returned: ofProblems(boardCounts.returned),
  'false-reports': ofProblems(boardCounts.falseReports),
  'red-indicators': { part: departmentCounts.red, whole: null, isGood: false, byRound: false, of: ['county', 'township', 'department'] },
  /** Of the townships, those that are on the list; it opens the list itself. */
  'listed-townships': { part: null, whole: null, isGood: false, byRound: false, of: ['county'] },
}

/** A measure as it was on a day: a count, and of how many; `round` where it tells of one. */
export const Measured = z.object({
  measure: MeasureName,
  part: z.number().int(),
  /** Null where the count stands by itself. */
  whole: z.number().int().nullable(),
  round: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type Measured = z.infer<typeof Measured>

/** The number by which rules and conditions go: a share of one, or the count; null where there is nothing to be a share of. */
export function valueOf({ part, whole }: Pick<Measured, 'part' | 'whole'>): number | null {
  if (whole === null) return part
  return whole === 0 ? null : part / whole
}
