import { mean } from '../numerics/moments.ts'
import { reason, type Reason } from '../reason.ts'
import { requirePositive } from '../requirements.ts'
import { recentDays, requireWorkingDays, type WorkingDay } from './working-days.ts'

export interface Pace {
  /** Closures a working day needed from today on; null when no day is left. */
  required: number | null
  /** Verified closures a day over the last `recent` days. */
  achieved: number | null
  /** Closures less newly opened problems a day over the same days. */
  net: number | null
  /** Whether the net pace reaches what is required. */
  suffices: boolean | null
  /** For the burn-up chart: after each day of the history, closed so far and the scope (closed + open) then. */
  burnUp: { closed: number; scope: number }[]
  reason: Reason | null
}

/**
 * Is the pace enough? Required = open / working days left; achieved = verified closures over the last `recent` days, ten
 * unless told otherwise. Calendar days on both sides serve as well: the days left and the history are of one calendar.
 *
 * Source: burn-up charting with a scope line, Cockburn (2004), Crystal Clear; the figures are plain arithmetic.
 * Assumes: `history` has one entry for each past working day, oldest first, days without closures included.
 * Not for: a promise. Use `forecast` for how likely the date is; closures reported but unverified do not count.
 */
export function pace(input: {
  open: number
  workingDaysLeft: number
  history: readonly WorkingDay[]
  recent?: number
}): Pace {
  const { open, workingDaysLeft, history, recent: recentLength = recentDays } = input
  requirePositive('recent', recentLength)
  requireWorkingDays(open, workingDaysLeft, history)
  const recent = history.slice(-recentLength)
  const achieved = recent.length === 0 ? null : mean(recent.map(({ closed }) => closed))
  const net = recent.length === 0 ? null : mean(recent.map(({ closed, opened }) => closed - opened))
  const required = open === 0 ? 0 : workingDaysLeft === 0 ? null : open / workingDaysLeft
  const before = open + history.reduce((sum, { closed, opened }) => sum + closed - opened, 0)
  let closedSoFar = 0
  let scope = before
  const burnUp = history.map(({ closed, opened }) => {
    closedSoFar += closed
    scope += opened
    return { closed: closedSoFar, scope }
  })
  const suffices = required === null ? false : open === 0 ? true : net === null ? null : net >= required
  return { required, achieved, net, suffices, burnUp, reason: whyNot({ open, required, net, days: history.length, needed: recentLength }) }
}

function whyNot({
  open,
  required,
  net,
  days,
  needed,
}: {
  open: number
  required: number | null
  net: number | null
  days: number
  needed: number
}) {
  if (open === 0) return null
  if (required === null) return reason('no-working-day-left', { open })
  if (net === null || days < needed) return reason('history-too-short', { days, needed })
  return net <= 0 ? reason('never-at-this-pace') : null
}
