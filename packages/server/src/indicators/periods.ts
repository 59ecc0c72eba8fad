import type { Indicator, Period } from '@lookback/core/indicators'
import { currentPeriod, isPeriodEnd, reportDueOn } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { AskedPeriod } from './reports.queries.ts'

/** The latest period that can be reported; null where nobody reports, or not yet. */
export function periodNow({ reportedBy, rhythm, dueDays, startsOn }: Indicator, today: Day): (Period & { dueOn: Day }) | null {
  const period = reportedBy === 'nobody' || rhythm === null ? null : currentPeriod({ rhythm, dueDays, startsOn }, today)
  return period && { ...period, dueOn: reportDueOn({ dueDays }, period.end) }
}

/** The periods that are looked at: the latest of each indicator, or the one that ends on a day where an indicator has such a one. */
export function periodsAsked(indicators: readonly Indicator[], period: Day | undefined, today: Day): AskedPeriod[] {
  return indicators.flatMap((indicator) => {
    const now = periodNow(indicator, today)
    if (!now || indicator.rhythm === null) return []
    if (period === undefined) return [{ indicator: indicator.id, period: now.end, due: now.dueOn }]
    const isOne = isPeriodEnd(indicator.rhythm, period) && period >= indicator.startsOn && period <= now.end
    return isOne ? [{ indicator: indicator.id, period, due: reportDueOn(indicator, period) }] : []
  })
}

/** Of each indicator the latest period whose report had to be there by a day; what it replaces is asked for no more. */
export function periodsDue(indicators: readonly Indicator[], day: Day): AskedPeriod[] {
  return indicators.flatMap(({ id, reportedBy, rhythm, dueDays, startsOn }) => {
    const period = reportedBy === 'nobody' || rhythm === null ? null : currentPeriod({ rhythm, dueDays: 0, startsOn }, addDays(day, -dueDays))
    return period ? [{ indicator: id, period: period.end, due: reportDueOn({ dueDays }, period.end) }] : []
  })
}
