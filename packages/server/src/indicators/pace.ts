import type { Indicator, IndicatorPace, Milestone } from '@lookback/core/indicators'
import { indicatorTermsIn, rounded } from '@lookback/core/indicators'
import type { Day, Locale, WorkCalendar } from '@lookback/core/kernel'
import { addDays, daysBetween } from '@lookback/core/kernel'
import type { DayCount, PaceParameter } from '@lookback/core/pace'
import { byWorkday, daysFrom, daysLeft, workdayAfter } from '@lookback/core/pace'
import { forecast, seededRandom } from '@lookback/stats'

/** What is looked back over and forward to. */
export interface PaceRules {
  today: Day
  calendar: WorkCalendar
  parameter: PaceParameter
}

const RUNS = 1_000
/** Amounts with decimals are counted in tenths: the forecast draws whole ones. */
const TENTHS = 10

/**
 * Whether what is left will be done by the indicator's day.
 * @param left in the unit of `course`
 * @param course what was done in all by the end of some days, the first one first
 */
export function paceOf(
  { startsOn, dueOn }: Pick<Indicator, 'startsOn' | 'dueOn'>, left: number, course: readonly Milestone[], { today, calendar, parameter }: PaceRules, locale: Locale,
): IndicatorPace {
  const days = daysLeft(today, dueOn, calendar)
  const doneBy = courseOf(startsOn, course)
  const held = [parameter.shortDays, parameter.longDays].map((length) => {
    const done = rounded(doneBy(addDays(today, -1)) - doneBy(addDays(today, -1 - length)))
    return { days: length, done, perDay: done / length }
  })
  const [short, long] = held
  const slower = short && long && long.perDay < short.perDay ? long : short
  const perDay = (count: number) => (left === 0 ? 0 : count === 0 ? null : left / count)
  return {
    needed: { calendar: perDay(days.calendar), working: perDay(days.working) },
    held, judgedBy: slower?.days ?? parameter.shortDays,
    leftAtDate: days.calendar === 0 && left > 0 ? null : Math.max(0, rounded(left - (slower?.perDay ?? 0) * days.calendar)),
    ...forecastOf(left, doneBy, { today, calendar, parameter }, { startsOn, workingLeft: days.working }, locale),
  }
}

/** What was done by a day: between two days of which it is known as much each day, after the last one as much as then. */
function courseOf(startsOn: Day, course: readonly Milestone[]): (day: Day) => number {
  const points = [{ day: addDays(startsOn, -1), amount: 0 }, ...course]
  return (day) => {
    const next = points.findIndex((point) => point.day >= day)
    if (next === 0) return 0
    const [before, after] = [points[next - 1], points[next]]
    if (!before || !after) return points.at(-1)?.amount ?? 0
    return before.amount + (after.amount - before.amount) * (daysBetween(before.day, day) / daysBetween(before.day, after.day))
  }
}

function forecastOf(
  left: number, doneBy: (day: Day) => number, { today, calendar, parameter }: PaceRules,
  { startsOn, workingLeft }: { startsOn: Day; workingLeft: number }, locale: Locale,
): Pick<IndicatorPace, 'forecast' | 'noForecast'> {
  const scale = Number.isInteger(left) ? 1 : TENTHS
  const firstDay = [startsOn, addDays(today, -4 * parameter.forecastDays)].sort().at(-1) ?? startsOn
  const counted = daysFrom(firstDay, today).map((day): DayCount => ({
    day, found: 0, closed: Math.max(0, Math.round(doneBy(day) * scale) - Math.round(doneBy(addDays(day, -1)) * scale)),
  }))
  const history = byWorkday(counted, calendar).slice(-parameter.forecastDays).map(({ closed }) => ({ closed, opened: 0 }))
  const run = (sureShare: number) => forecast({
    open: Math.ceil(left * scale), workingDaysLeft: workingLeft, history, replicates: RUNS, sureShare, random: seededRandom(daysBetween('2000-01-01', today)),
  })
  const [early, late] = [run(0.15), run(0.85)]
  if (left === 0 || early.sureDays === null || late.sureDays === null || late.medianDays === null) {
    // What stands still is not told of here as of problems, of which new ones are found.
    const stands = late.reason?.code === 'never-at-this-pace'
    return { forecast: null, noForecast: stands ? indicatorTermsIn(locale).noForecast.stands : late.reason?.[locale] ?? null }
  }
  const day = (workdays: number) => workdayAfter(today, workdays, calendar)
  return {
    forecast: {
      likely: day(late.medianDays), early: day(early.sureDays), late: day(late.sureDays), inTime: workingLeft === 0 ? null : late.probabilityDone,
    },
    noForecast: null,
  }
}
