import { mean, quantile } from '../numerics/moments.ts'
import { randomIndex, type Random } from '../random.ts'
import { reason, type Reason } from '../reason.ts'
import { requireProbability } from '../requirements.ts'
import { recentDays, requireWorkingDays, type WorkingDay } from './working-days.ts'

export interface Forecast {
  /** P(nothing open after `workingDaysLeft` more working days). */
  probabilityDone: number | null
  /** Working days from now until half, and until `sureShare` (85 %), of the runs are done. */
  medianDays: number | null
  sureDays: number | null
  reason: Reason | null
}

/** Beyond this many working days (four years) a run counts as never done. */
const horizon = 1000

/** Working days until nothing is open, each day drawn from the past ones; Infinity beyond the horizon. */
function daysUntilDone(open: number, history: readonly WorkingDay[], random: Random): number {
  let left = open
  for (let day = 1; day <= horizon; day++) {
    const { closed, opened } = history[randomIndex(random, history.length)] as WorkingDay
    left = Math.max(0, left + opened - closed)
    if (left === 0) return day
  }
  return Infinity
}

/**
 * How likely everything is closed by the day, and by when it is with 85 %: past days drawn again and again.
 *
 * Source: bootstrap of daily counts, Efron & Tibshirani (1993), An Introduction to the Bootstrap; throughput
 * forecasting after Magennis (2011), Forecasting and Simulating Software Development Projects.
 * Assumes: the coming days will be like the past ones, one independent of the next, the hard problems like the easy.
 * Not for: fewer than ten days of history, or a net pace of zero or less, over all days given or over the last ten
 * (按目前速度无法完成): reasons, no numbers.
 */
export function forecast(input: {
  open: number
  workingDaysLeft: number
  history: readonly WorkingDay[]
  random: Random
  replicates?: number
  sureShare?: number
}): Forecast {
  const { open, workingDaysLeft, history, random, replicates = 2000, sureShare = 0.85 } = input
  requireWorkingDays(open, workingDaysLeft, history)
  requireProbability('sureShare', sureShare)
  if (open === 0) return { probabilityDone: 1, medianDays: 0, sureDays: 0, reason: null }
  const none = { probabilityDone: null, medianDays: null, sureDays: null }
  if (history.length < recentDays) {
    return { ...none, reason: reason('history-too-short', { days: history.length, needed: recentDays }) }
  }
  const net = history.map(({ closed, opened }) => closed - opened)
  if (mean(net) <= 0 || mean(net.slice(-recentDays)) <= 0) return { ...none, reason: reason('never-at-this-pace') }
  const runs = Array.from({ length: replicates }, () => daysUntilDone(open, history, random))
  const atShare = (share: number) => {
    const days = Math.ceil(
      quantile(
        runs.map((run) => Math.min(run, horizon + 1)),
        share,
      ),
    )
    return days > horizon ? null : days
  }
  const sureDays = atShare(sureShare)
  return {
    probabilityDone: runs.filter((days) => days <= workingDaysLeft).length / replicates,
    medianDays: atShare(0.5),
    sureDays,
    reason: sureDays === null ? reason('beyond-horizon', { days: horizon }) : null,
  }
}
