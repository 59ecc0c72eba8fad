import { z } from 'zod'
import type { Indicator } from './catalogue.ts'
import type { Reading } from './value.ts'
import { rounded, shareOfTask } from './value.ts'

/** What somebody types as a report. */
export const Reported = z.object({
  /** Done since the beginning, not in the period alone. */
  done: z.number().min(0).max(1e12),
  /** Begun since the beginning; null where it is not told. */
  started: z.number().min(0).max(1e12).nullable(),
  /** A rate's denominator. */
  whole: z.number().min(0).max(1e12).nullable(),
  /** The rate as the office tells it, 1 for all of it; null where it is done ÷ target. */
  rate: z.number().min(0).max(100).nullable(),
  remark: z.string().trim().max(300),
})
export type Reported = z.infer<typeof Reported>

/** What may be right and mostly is not: allowed only with a remark. */
export const reportChecks = ['over-all', 'less-than-last', 'done-without-start', 'target-moved', 'whole-moved', 'rate-differs'] as const
export const ReportCheck = z.enum(reportChecks)
export type ReportCheck = z.infer<typeof ReportCheck>

/** Half of what one decimal of a percentage can be off. */
const ROUNDING = 0.0005

/** What a report is held against. */
export interface Known {
  target: number | null
  /** The one before, and the target that held then. */
  last: { reported: Reported; target: number | null } | null
}

/** What of a report needs a remark, as somebody types. */
export function checksOf(indicator: Pick<Indicator, 'kind' | 'direction' | 'basis'>, reported: Reported, { target, last }: Known): ReportCheck[] {
  const { kind, basis } = indicator
  const share = shareOfTask(indicator, reported, target)
  const found: Record<ReportCheck, boolean> = {
    'over-all': share !== null && share > 1 + ROUNDING,
    'less-than-last': kind !== 'rate' && kind !== 'standard' && last !== null && reported.done < last.reported.done,
    'done-without-start': kind !== 'rate' && reported.started !== null && reported.done > reported.started,
    'target-moved': last !== null && last.target !== target,
    'whole-moved': last !== null && reported.whole !== null && last.reported.whole !== null && reported.whole !== last.reported.whole,
    'rate-differs': reported.rate !== null && basis === 'count' && share !== null && Math.abs(reported.rate - share) > ROUNDING,
  }
  return reportChecks.filter((check) => found[check])
}

/** What a report lacks, whatever the remark: `whole` of a rate, `rate` where it is not made of what was done. */
export function lacksOf({ kind, basis }: Pick<Indicator, 'kind' | 'basis'>, reported: Reported): 'whole' | 'rate' | null {
  if (kind === 'rate' && (reported.whole === null || reported.whole === 0)) return 'whole'
  return kind === 'quantity' && basis !== 'count' && reported.rate === null ? 'rate' : null
}

/** Whether two values of one thing tell different things: as an office writes them, to one decimal of a percentage or to the count. */
export function differenceOf(
  measure: Pick<Indicator, 'kind' | 'direction' | 'basis'>, reported: Reading, computed: Reading, target: number | null,
): { done: number; points: number | null } | null {
  const shares = [reported, computed].map((one) => shareOfTask(measure, one, target))
  const [own, other] = shares
  const points = own === null || other === null || own === undefined || other === undefined ? null : rounded((own - other) * 100)
  const done = rounded(reported.done - computed.done)
  const differs = measure.kind === 'rate' ? Math.abs(points ?? 0) >= 0.05 : done !== 0
  return differs ? { done, points } : null
}
