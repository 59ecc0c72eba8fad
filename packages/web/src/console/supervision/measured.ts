import type { Count } from '@lookback/core/kernel'
import type { Condition, ListedSubject, Measured } from '@lookback/core/supervision'
import { measures, narrowingTo, valueOf } from '@lookback/core/supervision'
import type { RouteLocationRaw } from 'vue-router'
import { listOf } from '../../ui/list/list-of.ts'

/** The list of a count, narrowed to whom the listing is about; without a count, who is listed. */
function listIn(count: Count | null, { round }: Pick<Measured, 'round'>, subject: ListedSubject): RouteLocationRaw | null {
  if (!count) return subject.kind === 'county' ? { path: '/supervision', query: { kind: 'township', standing: 'listed' } } : null
  return listOf(count, { ...narrowingTo(subject), ...(round && { round: round.id }) })
}

/** The lists that the two numbers of a measure open. */
export function listsOf(measured: Measured, subject: ListedSubject): { part: RouteLocationRaw | null; whole: RouteLocationRaw | null } {
  const { part, whole } = measures[measured.measure]
  return { part: listIn(part, measured, subject), whole: whole && listIn(whole, measured, subject) }
}

/** A share is told in percent, a count as it is. */
export function isShare({ measure }: Pick<Measured, 'measure'>): boolean {
  return measure !== 'red-indicators'
}

/** What is asked of a place when it is listed: as good as nothing left of what is bad, all of what is good. */
export function conditionFor(measured: Measured): Condition {
  const { isGood } = measures[measured.measure]
  return { measure: measured.measure, to: isGood ? 0.98 : isShare(measured) ? Math.floor((valueOf(measured) ?? 0) * 50) / 100 : 0 }
}
