import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import type { Count } from '../kernel/figure.ts'
import { paceCounts } from '../pace/index.ts'
import { boardCounts } from '../problems/index.ts'
import { coverageCounts } from '../rounds/index.ts'
import { ListedSubject } from '../supervision/index.ts'

/** What papers can show and what can be promised: declared figures of a place or a department, or one of the county's indicators. */
export const paperFigureNames = ['closedShare', 'found', 'closed', 'open', 'overdue', 'returned', 'falseReports', 'cameBack', 'coverage', 'incidence', 'indicator'] as const
export const PaperFigureName = z.enum(paperFigureNames)
export type PaperFigureName = z.infer<typeof PaperFigureName>

/** What a figure is made of: a count, as a share of another or by itself; an indicator tells its own. */
export interface PaperFigure {
  part: Count | null
  whole: Count | null
  isGood: boolean
}

const problems = (part: Count, isGood: boolean): PaperFigure => ({ part, whole: null, isGood })

export const paperFigures: Readonly<Record<PaperFigureName, PaperFigure>> = {
  closedShare: { part: boardCounts.closed, whole: boardCounts.found, isGood: true },
  found: problems(boardCounts.found, false),
  closed: problems(boardCounts.closed, true),
  open: problems(paceCounts.open, false),
  overdue: problems(boardCounts.overdue, false),
  returned: problems(boardCounts.returned, false),
  falseReports: problems(boardCounts.falseReports, false),
  cameBack: problems(boardCounts.cameBack, false),
  /** Of the latest round that has seen somebody. */
  coverage: { part: coverageCounts.visited, whole: coverageCounts.due, isGood: true },
  incidence: { part: coverageCounts.troubled, whole: coverageCounts.visited, isGood: false },
  indicator: { part: null, whole: null, isGood: true },
}

/** Whether a figure is told in percent; of an indicator, its own numbers say. */
export function isInPercent(figure: PaperFigureName): boolean {
  return paperFigures[figure].whole !== null
}

/** Which figure of what. */
export const FigureChoice = z.object({
  figure: PaperFigureName,
  /** The indicator, where the figure is one. */
  indicator: Identifier.nullable(),
  subject: ListedSubject,
})
export type FigureChoice = z.infer<typeof FigureChoice>

/** Whether a choice says something: an indicator names which, and what rounds saw is told of places. */
export function isWhole({ figure, indicator, subject }: FigureChoice): boolean {
  if ((figure === 'indicator') !== (indicator !== null)) return false
  const ofRound = figure === 'coverage' || figure === 'incidence'
  return subject.kind !== 'department' || !(ofRound || figure === 'indicator')
}

/** A figure as it was at a moment (冻结). */
export const FrozenFigure = FigureChoice.extend({
  /** Of the place or the department. */
  name: z.string(),
  /** Of the indicator; empty where the figure has its own word. */
  label: z.string(),
  /** As it is shown: a share in percent with one decimal, else in its unit; null where nothing could be told. */
  value: z.number().nullable(),
  isShare: z.boolean(),
  part: z.number().nullable(),
  whole: z.number().nullable(),
  /** Of an indicator; empty for counts. */
  unit: z.string(),
  /** The round that it tells of. */
  round: z.object({ id: z.string(), name: z.string() }).nullable(),
})
export type FrozenFigure = z.infer<typeof FrozenFigure>

/** A share of two numbers in percent, as it is shown: what looks equal is equal. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1_000) / 10
}
