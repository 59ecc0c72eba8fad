import { twoSidedZ } from './distributions/normal.ts'

/** Both limits of a confidence interval; an `upper` of null means that the data set no upper limit. */
export interface Interval {
  lower: number | null
  upper: number | null
}

/**
 * Log-normal interval of a total: what was seen, plus the unseen with a log-normal error. Never starts below `seen`.
 * Source: Chao (1987), Biometrics 43:783–791.
 */
export function logNormalInterval(seen: number, unseen: number, variance: number, confidence: number): Interval {
  if (unseen <= 0) return { lower: seen, upper: seen }
  const factor = Math.exp(twoSidedZ(confidence) * Math.sqrt(Math.log1p(variance / (unseen * unseen))))
  return { lower: seen + unseen / factor, upper: seen + unseen * factor }
}
