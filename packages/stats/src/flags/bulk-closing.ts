import { binomialSurvival } from '../distributions/binomial.ts'
import { groupBy } from '../group-by.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePositive } from '../requirements.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

export interface Closure {
  /** Who reported the problem as rectified: a township, a department, a person. */
  unit: string
  /** Days between the report and the deadline: 0 on the last day, negative afterwards. */
  daysLeft: number
}

export interface BulkClosing {
  unit: string
  closures: number
  /** Closed in the last `windowDays` days up to the deadline. */
  inWindow: number
  /** Share that the other units closed in the window. */
  othersShare: number | null
  pValue: number | null
  adjusted: number | null
  reason: Reason | null
}

/**
 * Units that reported unusually much as rectified just before the deadline, compared with the other units.
 *
 * Source: one-sided binomial test (Clopper & Pearson 1934 tail), Benjamini & Hochberg (1995).
 * Assumes: units had comparable deadlines and kinds of problems.
 * Not for: proof; works inspected together are rightly closed together. Look at the evidence of those closures.
 */
export function bulkClosing(input: { closures: readonly Closure[]; windowDays: number }): { units: BulkClosing[] } {
  const { closures, windowDays } = input
  requirePositive('windowDays', windowDays)
  const isLate = ({ daysLeft }: Closure) => daysLeft >= 0 && daysLeft < windowDays
  const lateInAll = closures.filter(isLate).length
  const rows = [...groupBy(closures, ({ unit }) => unit)].map(([unit, own]) => {
    const inWindow = own.filter(isLate).length
    const others = closures.length - own.length
    const othersShare = others === 0 ? null : (lateInAll - inWindow) / others
    const pValue =
      othersShare === null ? null : binomialSurvival(inWindow - 1, own.length, smoothed(othersShare, others))
    return { unit, closures: own.length, inWindow, othersShare, pValue }
  })
  const { adjusted } = benjaminiHochberg({ pValues: rows.map(({ pValue }) => pValue) })
  return {
    units: rows.map((row, index) => ({
      ...row,
      adjusted: adjusted[index] ?? null,
      reason: row.pValue === null ? reason('nothing-to-compare') : null,
    })),
  }
}

/** A share of 0 or 1 of few others is not taken at its word (Agresti & Coull 1998: add two and two). */
function smoothed(share: number, count: number): number {
  return (share * count + 2) / (count + 4)
}
