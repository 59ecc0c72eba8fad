import { reason, type Reason } from '../reason.ts'
import { meaningfulText, overlapShare, shingles, shortestText } from './shingles.ts'

export interface TextSimilarity {
  /** 0 (nothing shared) to 1 (the same text but for spaces and punctuation). */
  similarity: number | null
  reason: Reason | null
}

/**
 * How much two texts share: common runs of two and three characters over all runs.
 *
 * Source: Jaccard (1912), New Phytologist 11:37–50; Broder (1997) for texts.
 * Assumes: free text written for one household. Not for: texts under 12 characters, or fields with set phrases.
 */
export function jaccard(input: { first: string; second: string }): TextSimilarity {
  const [first, second] = [meaningfulText(input.first), meaningfulText(input.second)]
  if (Math.min(first.length, second.length) < shortestText) {
    return { similarity: null, reason: reason('text-too-short', { least: shortestText }) }
  }
  return { similarity: overlapShare(shingles(first), shingles(second)), reason: null }
}
