import type { Indicator, IndicatorPace, Milestone } from '@lookback/core/indicators'
import { gapOf, indicatorTermsIn, rounded } from '@lookback/core/indicators'
import type { Day, Locale, WorkCalendar } from '@lookback/core/kernel'
import { addDays, daysBetween, filled } from '@lookback/core/kernel'
import type { DayCount, PaceParameter } from '@lookback/core/pace'
import { byWorkday, daysFrom, daysLeft, workdayAfter } from '@lookback/core/pace'
import { forecast, seededRandom } from '@lookback/stats'
import type { Course } from './course.ts'

/** What is looked back over and forward to. */
export interface PaceRules {
  today: Day
  calendar: WorkCalendar
  parameter: PaceParameter
}

const RUNS = 1_000
/** Amounts with decimals are counted in tenths: the forecast draws whole ones. */
const TENTHS = 10

type Measured = Pick<Indicator, 'startsOn' | 'dueOn' | 'direction' | 'kind' | 'basis'>

/**
 * Whether what is left will be done by the indicator's day.
 * @param course null where nobody knows it of any day but today
 */
export function paceOf(
  indicator: Measured, { left, target }: { left: number; target: number | null }, course: Course | null, { today, calendar, parameter }: PaceRules, locale: Locale,
): IndicatorPace {
  const days = daysLeft(today, indicator.dueOn, calendar)
  const perDay = (count: number) => (left === 0 ? 0 : count === 0 ? null : left / count)
  const needed = { calendar: perDay(days.calendar), working: perDay(days.working) }
  const knownFrom = course === null ? null : course.isFromNothing ? addDays(indicator.startsOn, -1) : course.readings[0]?.day ?? null
  const lengths = [parameter.shortDays, parameter.longDays].filter((length) => knownFrom !== null && (course?.isFromNothing || knownFrom <= addDays(today, -1 - length)))
  if (course === null || knownFrom === null || lengths.length === 0) {
    const words = indicatorTermsIn(locale).noForecast
    const noForecast = left === 0 ? null : knownFrom === null ? words.unknown : filled(words.since, { day: knownFrom })
    return { needed, held: [], judgedBy: parameter.shortDays, leftAtDate: null, forecast: null, noForecast }
  }
  const doneBy = doneIn(progressOf(indicator, target, course), knownFrom)
  const held = lengths.map((length) => {
    const done = rounded(doneBy(addDays(today, -1)) - doneBy(addDays(today, -1 - length)))
    return { days: length, done, perDay: done / length }
  })
  const [short, long] = held
  const slower = short && long && long.perDay < short.perDay ? long : short
  return {
    needed, held, judgedBy: slower?.days ?? parameter.shortDays,
    leftAtDate: days.calendar === 0 && left > 0 ? null : Math.max(0, rounded(left - (slower?.perDay ?? 0) * days.calendar)),
    ...forecastOf(left, doneBy, { today, calendar, parameter }, { from: addDays(knownFrom, 1), workingLeft: days.working, grows: (slower?.perDay ?? 0) < 0 }, locale),
  }
}

/**
 * What was done in all by the end of days. Of what was counted from its first day on it is the count itself, of what shall become
 * less what has gone; of what is known later only, how much of the gap was closed: a share rises also where the whole gets smaller.
 */
function progressOf(indicator: Measured, target: number | null, { readings, isFromNothing }: Course): Milestone[] {
  if (isFromNothing) {
    const counted = readings.map(({ day, done }) => ({ day, amount: done }))
    return indicator.direction === 'at-most' ? goneOf(counted) : counted
  }
  return goneOf(readings.map(({ day, done, whole }) => ({ day, amount: gapOf(indicator, { done, whole, rate: null }, target)?.left ?? 0 })))
}

/** Of what shall become less, what has gone since it was first known: more of it is no progress. */
function goneOf(course: readonly Milestone[]): Milestone[] {
  const [first] = course
  return course.map(({ day, amount }) => ({ day, amount: (first?.amount ?? 0) - amount }))
}

/** What was done by a day: between two days of which it is known as much each day, after the last one as much as then. */
function doneIn(course: readonly Milestone[], from: Day): (day: Day) => number {
  const points = [{ day: from, amount: 0 }, ...course]
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
  { from, workingLeft, grows }: { from: Day; workingLeft: number; grows: boolean }, locale: Locale,
): Pick<IndicatorPace, 'forecast' | 'noForecast'> {
  const scale = Number.isInteger(left) ? 1 : TENTHS
  const firstDay = [from, addDays(today, -4 * parameter.forecastDays)].sort().at(-1) ?? from
  const counted = daysFrom(firstDay, today).map((day): DayCount => {
    const done = Math.round(doneBy(day) * scale) - Math.round(doneBy(addDays(day, -1)) * scale)
    return { day, found: Math.max(0, -done), closed: Math.max(0, done) }
  })
  const history = byWorkday(counted, calendar).slice(-parameter.forecastDays).map(({ closed, found }) => ({ closed, opened: found }))
  const run = (sureShare: number) => forecast({
    open: Math.ceil(left * scale), workingDaysLeft: workingLeft, history, replicates: RUNS, sureShare, random: seededRandom(daysBetween('2000-01-01', today)),
  })
  const [early, late] = [run(0.15), run(0.85)]
  if (left === 0 || early.sureDays === null || late.sureDays === null || late.medianDays === null) {
    // What stands still is not told of here as of problems, of which new ones are found.
    const stands = late.reason?.code === 'never-at-this-pace'
    return { forecast: null, noForecast: stands ? indicatorTermsIn(locale).noForecast[grows ? 'grows' : 'stands'] : late.reason?.[locale] ?? null }
  }
  const day = (workdays: number) => workdayAfter(today, workdays, calendar)
  return {
    forecast: {
      likely: day(late.medianDays), early: day(early.sureDays), late: day(late.sureDays), inTime: workingLeft === 0 ? null : late.probabilityDone,
    },
    noForecast: null,
  }
}
