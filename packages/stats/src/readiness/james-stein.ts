import { mean } from '../numerics/moments.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePositive } from '../requirements.ts'

export interface JamesSteinResult {
  /** Share of a value's distance from the mean that is kept, 0 to 1. */
  factor: number | null
  values: number[] | null
  reason: Reason | null
}

/**
 * James–Stein shrinkage of values with one known error variance towards their mean.
 *
 * Source: Efron & Morris (1977), Scientific American 236(5):119–127.
 * Assumes: every value has the same error variance (e.g. rates from equal numbers of visits), roughly normal.
 * Not for: villages with different numbers of visits (`shrink`). Fewer than four values give a reason.
 */
export function jamesStein(input: { values: readonly number[]; errorVariance: number }): JamesSteinResult {
  const { values, errorVariance } = input
  requirePositive('errorVariance', errorVariance)
  if (values.length < 4) return { factor: null, values: null, reason: reason('too-few-values', { needed: 4 }) }
  const centre = mean(values)
  const spread = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const factor = spread === 0 ? 0 : Math.max(0, 1 - ((values.length - 3) * errorVariance) / spread)
  return { factor, values: values.map((value) => centre + factor * (value - centre)), reason: null }
}
