import { logGamma } from '../distributions/log-gamma.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { countsByMask, roundsOf, type HistoryCells } from './histories.ts'
import { allModels, parseModel, type LogLinearModel } from './log-linear-models.ts'
import { fitPoisson } from './poisson-fit.ts'
import { profileInterval } from './profile-interval.ts'

export interface LogLinearFit {
  /** 'M0', 'Mt' (independent rounds), or its highest interactions, as 'c1c2+c2c3'. */
  model: string
  estimate: number | null
  standardError: number | null
  /** Profile-likelihood limits; an `upper` of null means that the data set none. */
  lower: number | null
  upper: number | null
  deviance: number | null
  degreesOfFreedom: number
  aic: number | null
  deltaAic: number | null
  reason: Reason | null
}

export interface LogLinearResult {
  /** Best AIC first; models without an estimate last. */
  models: LogLinearFit[]
  /** Smallest lower and largest upper limit over the models within `closeAic` of the best. */
  range: { lower: number | null; upper: number | null; models: string[] }
  seen: number
  reason: Reason | null
}

function fitModel(model: LogLinearModel, counts: readonly number[], confidence: number): LogLinearFit {
  const design = counts.map((_, index) => model.columns(index + 1))
  const unseenRow = model.columns(0)
  const seen = counts.reduce((sum, count) => sum + count, 0)
  const degreesOfFreedom = counts.length - unseenRow.length
  const fit = fitPoisson(design, counts)
  const intercept = fit?.coefficients[0]
  const variance = fit?.covariance()?.[0]?.[0]
  if (fit === null || intercept === undefined || variance === undefined) {
    return {
      model: model.name,
      estimate: null,
      standardError: null,
      lower: seen,
      upper: null,
      deviance: null,
      degreesOfFreedom,
      aic: null,
      deltaAic: null,
      reason: reason('no-stable-fit', { seen }),
    }
  }
  const unseen = Math.exp(intercept)
  const limits = profileInterval({ design, unseenRow, counts, start: fit.coefficients, unseen, confidence })
  const logLikelihood = counts.reduce((sum, count, i) => {
    const mean = fit.fitted[i] as number
    return sum + count * Math.log(mean) - mean - logGamma(count + 1)
  }, 0)
  return {
    model: model.name,
    estimate: seen + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * variance),
    ...limits,
    deviance: fit.deviance,
    degreesOfFreedom,
    aic: 2 * unseenRow.length - 2 * logLikelihood,
    deltaAic: null,
    reason: limits.upper === null ? reason('no-upper-limit', { seen }) : null,
  }
}

/**
 * Poisson log-linear estimates of all problems from two or more rounds, ranked by AIC.
 *
 * Source: Fienberg (1972), Biometrika 59:591–603; Cormack (1989), Biometrics 45:395–413; standard error as in
 * Baillargeon & Rivest (2007), Journal of Statistical Software 19(5); profile interval by Cormack (1992).
 * Assumes: same subjects and items in all rounds, nothing changed in between, and that the dependence among *all*
 * rounds is explained by that among fewer. Not for: picking one model for its pleasant answer; show the range.
 * `models` names the models to fit; without it all hierarchical ones, up to `highestOrder` rounds in an interaction
 * (default: all but the highest for up to four rounds, pairs for more).
 */
export function logLinear(input: {
  cells: HistoryCells
  models?: readonly string[]
  highestOrder?: number
  confidence?: number
  closeAic?: number
}): LogLinearResult {
  const { cells, confidence = 0.95, closeAic = 4 } = input
  requireProbability('confidence', confidence)
  const rounds = roundsOf(cells)
  const counts = rounds === 0 ? [] : countsByMask(cells, rounds)
  const seen = counts.reduce((sum, count) => sum + count, 0)
  const nothing = { models: [], range: { lower: seen, upper: null, models: [] }, seen }
  if (seen === 0) return { ...nothing, reason: reason('nothing-found') }
  if (rounds < 2) return { ...nothing, reason: reason('one-round-only', { seen }) }
  if (rounds > 6) throw new RangeError('cells may hold at most six rounds')
  const highestOrder = input.highestOrder ?? (rounds <= 4 ? rounds - 1 : 2)
  const candidates = input.models?.map((name) => parseModel(name, rounds)) ?? allModels(rounds, highestOrder)
  const fits = candidates
    .map((model) => fitModel(model, counts, confidence))
    .sort((one, other) => (one.aic ?? Infinity) - (other.aic ?? Infinity))
  const best = fits[0]?.aic ?? null
  if (best === null) return { ...nothing, models: fits, reason: reason('no-stable-fit', { seen }) }
  const models = fits.map((fit) => ({ ...fit, deltaAic: fit.aic === null ? null : fit.aic - best }))
  const close = models.filter(({ deltaAic }) => deltaAic !== null && deltaAic < closeAic)
  const uppers = close.map(({ upper }) => upper)
  const range = {
    lower: Math.min(...close.map(({ lower }) => lower ?? seen)),
    upper: uppers.includes(null) ? null : Math.max(...uppers.map((upper) => upper ?? Infinity)),
    models: close.map(({ model }) => model),
  }
  return { models, range, seen, reason: range.upper === null ? reason('no-upper-limit', { seen }) : null }
}
