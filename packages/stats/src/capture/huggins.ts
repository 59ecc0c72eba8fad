import { logNormalInterval } from '../interval.ts'
import { invertPositiveDefinite, quadraticForm, solvePositiveDefinite } from '../numerics/linear-algebra.ts'
import { reason, type Reason, type ReasonCode } from '../reason.ts'
import { requireProbability } from '../requirements.ts'

/** One problem found at least once: which rounds found it, and what might have made it easier or harder to find. */
export interface DetectionRecord {
  found: readonly boolean[]
  covariates?: readonly number[]
}

export interface HugginsEstimate {
  estimate: number | null
  standardError: number | null
  lower: number | null
  upper: number | null
  seen: number
  unseen: number | null
  /** Logit coefficients: one for each round (or one for all), then one for each covariate. */
  coefficients: { estimate: number; standardError: number }[]
  reason: Reason | null
}

interface Detection {
  /** Chance of being found in each round, and in at least one. */
  each: number[]
  ever: number
}

type Design = number[][][]

function designOf(records: readonly DetectionRecord[], rounds: number, sameEveryRound: boolean): Design {
  return records.map(({ covariates = [] }) =>
    Array.from({ length: rounds }, (_, round) => {
      const intercepts = sameEveryRound
        ? [1]
        : Array.from({ length: rounds }, (_round, other) => Number(other === round))
      return [...intercepts, ...covariates]
    }),
  )
}

function detection(rows: readonly (readonly number[])[], beta: readonly number[]): Detection {
  const each = rows.map((row) => 1 / (1 + Math.exp(-row.reduce((sum, x, k) => sum + x * (beta[k] as number), 0))))
  return { each, ever: 1 - each.reduce((missed, p) => missed * (1 - p), 1) }
}

function logLikelihood(records: readonly DetectionRecord[], design: Design, beta: readonly number[]): number {
  return records.reduce((total, { found }, i) => {
    const { each, ever } = detection(design[i] as number[][], beta)
    return each.reduce((sum, p, round) => sum + Math.log(found[round] ? p : 1 - p), total) - Math.log(ever)
  }, 0)
}

/** Score, information, and the derivative of the estimated total, at one value of the coefficients. */
function derivatives(records: readonly DetectionRecord[], design: Design, beta: readonly number[]) {
  const size = beta.length
  const score = new Array<number>(size).fill(0)
  const slope = new Array<number>(size).fill(0)
  const information = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (const [i, { found }] of records.entries()) {
    const rows = design[i] as number[][]
    const { each, ever } = detection(rows, beta)
    const pull = beta.map((_, k) =>
      rows.reduce((sum, row, round) => sum + (row[k] as number) * (each[round] as number), 0),
    )
    for (let k = 0; k < size; k++) {
      const pullK = pull[k] as number
      slope[k] = (slope[k] as number) - ((1 - ever) * pullK) / ever ** 2
      for (let l = 0; l < size; l++) {
        const line = information[k] as number[]
        line[l] = (line[l] as number) - ((1 - ever) / ever ** 2) * pullK * (pull[l] as number)
      }
    }
    for (const [round, row] of rows.entries()) {
      const p = each[round] as number
      for (let k = 0; k < size; k++) {
        score[k] = (score[k] as number) + (Number(found[round]) - p / ever) * (row[k] as number)
        const line = information[k] as number[]
        for (let l = 0; l < size; l++) {
          line[l] = (line[l] as number) + ((p * (1 - p)) / ever) * (row[k] as number) * (row[l] as number)
        }
      }
    }
  }
  return { score, information, slope }
}

/** Newton's method with step halving; null when the likelihood has no inner maximum. */
function maximise(records: readonly DetectionRecord[], design: Design): number[] | null {
  let beta = new Array<number>(design[0]?.[0]?.length ?? 0).fill(0)
  let height = logLikelihood(records, design, beta)
  for (let step = 0; step < 60; step++) {
    const { score, information } = derivatives(records, design, beta)
    const direction = solvePositiveDefinite(information, score)
    if (direction === null) return null
    let share = 1
    let next = beta
    let nextHeight = -Infinity
    while (share > 1e-9 && !(nextHeight >= height - 1e-12 * Math.abs(height))) {
      next = beta.map((value, k) => value + share * (direction[k] as number))
      nextHeight = logLikelihood(records, design, next)
      share /= 2
    }
    const moved = Math.max(...direction.map((change, k) => Math.abs(change) / (1 + Math.abs(beta[k] as number))))
    beta = next
    height = nextHeight
    if (moved < 1e-11) return beta
    if (Math.max(...beta.map(Math.abs)) > 1e4) return null
  }
  return null
}

/**
 * Huggins' estimate of all problems when the chance of being found depends on covariates: N = Σ 1/(1 - Π(1 - p)).
 *
 * Source: Huggins (1989), Biometrika 76:133–140; Alho (1990), Biometrics 46:623–635. Log-normal interval: Chao (1987).
 * Assumes: rounds independent given the covariates, which are known for every found problem and do not change.
 * Not for: covariates that only exist once a problem is found (such as its severity score), or under ~50 problems.
 * `sameEveryRound` gives all rounds one intercept. No repeated find, or no inner maximum, gives a reason.
 */
export function huggins(input: {
  records: readonly DetectionRecord[]
  sameEveryRound?: boolean
  confidence?: number
}): HugginsEstimate {
  const { records, sameEveryRound = false, confidence = 0.95 } = input
  requireProbability('confidence', confidence)
  const seen = records.length
  const rounds = records[0]?.found.length ?? 0
  const width = records[0]?.covariates?.length ?? 0
  for (const { found, covariates = [] } of records) {
    if (found.length !== rounds || rounds < 2) throw new RangeError('found must name the same rounds, at least two')
    if (!found.includes(true)) throw new RangeError('records must hold problems found at least once')
    if (covariates.length !== width) throw new RangeError('covariates must have the same length in every record')
  }
  const without = (code: ReasonCode): HugginsEstimate => ({
    estimate: null,
    standardError: null,
    lower: seen,
    upper: null,
    seen,
    unseen: null,
    coefficients: [],
    reason: reason(code, { seen }),
  })
  if (seen === 0) return without('nothing-found')
  if (records.every(({ found }) => found.filter(Boolean).length < 2)) return without('no-overlap')
  const design = designOf(records, rounds, sameEveryRound)
  const beta = maximise(records, design)
  if (beta === null) return without('no-stable-fit')
  const { information, slope } = derivatives(records, design, beta)
  const covariance = invertPositiveDefinite(information)
  if (covariance === null) return without('no-stable-fit')
  const chances = design.map((rows) => detection(rows, beta).ever)
  const estimate = chances.reduce((sum, ever) => sum + 1 / ever, 0)
  const variance = chances.reduce((sum, ever) => sum + (1 - ever) / ever ** 2, 0) + quadraticForm(covariance, slope)
  return {
    estimate,
    standardError: Math.sqrt(variance),
    ...logNormalInterval(seen, estimate - seen, variance, confidence),
    seen,
    unseen: estimate - seen,
    coefficients: beta.map((value, k) => ({
      estimate: value,
      standardError: Math.sqrt(covariance[k]?.[k] ?? Number.NaN),
    })),
    reason: null,
  }
}
