import { betaBinomialCdf, type BetaPrior } from '../distributions/beta-binomial.ts'
import { binomialCdf } from '../distributions/binomial.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePart } from '../requirements.ts'
import { benjaminiHochberg } from './benjamini-hochberg.ts'

export interface FindingsRecord {
  inspector: string
  found: number
  inspected: number
}

export interface FewFindings extends FindingsRecord {
  /** Chance of as few findings in villages that vary as villages do. */
  pValue: number | null
  /** The same if all villages had one rate: too small, shown for comparison. */
  binomialPValue: number | null
  adjusted: number | null
  flagged: boolean
  reason: Reason | null
}

/**
 * Inspectors who found fewer problems than the spread between villages explains.
 *
 * Source: beta-binomial tail, Griffiths (1973), Biometrics 29:637–648; Benjamini & Hochberg (1995).
 * Assumes: `prior` fitted to comparable inspectors (`betaBinomialFit`), assignments not chosen by difficulty.
 * Not for: a verdict; a flag asks somebody to revisit a few of the households.
 */
export function tooFewFindings(input: { records: readonly FindingsRecord[]; prior: BetaPrior; level?: number }): {
  inspectors: FewFindings[]
} {
  const { records, prior, level = 0.05 } = input
  const rate = prior.alpha / (prior.alpha + prior.beta)
  const pValues = records.map(({ found, inspected }) => {
    requirePart('found', found, 'inspected', inspected)
    return inspected === 0 ? null : betaBinomialCdf(found, inspected, prior)
  })
  const { adjusted, discovered } = benjaminiHochberg({ pValues, level })
  return {
    inspectors: records.map((record, index) => ({
      ...record,
      pValue: pValues[index] ?? null,
      binomialPValue: record.inspected === 0 ? null : binomialCdf(record.found, record.inspected, rate),
      adjusted: adjusted[index] ?? null,
      flagged: discovered[index] ?? false,
      reason: record.inspected === 0 ? reason('nothing-inspected') : null,
    })),
  }
}
