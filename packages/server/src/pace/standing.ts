import type { Day, WorkCalendar } from '@lookback/core/kernel'
import { addDays, daysBetween } from '@lookback/core/kernel'
import type { DayCount, DaysLeft, HeldPace, PaceForecast, PaceParameter, PaceRow } from '@lookback/core/pace'
import { byWorkday, eachDay, leftAtDate, slowerOf, sumOf, workdayAfter } from '@lookback/core/pace'
import type { Reason, WorkingDay } from '@lookback/stats'
import { forecast, pace, seededRandom } from '@lookback/stats'

/** What the standing of every place rests on. */
export interface Clock {
  today: Day
  left: DaysLeft | null
  calendar: WorkCalendar
  parameter: PaceParameter
  /** The first day of which anything is known; before it no day was quiet, it only was not told. */
  firstDay: Day
}

/** A place against the clock, but for its name and the language. */
export interface Standing extends Omit<PaceRow, 'key' | 'name' | 'noForecast'> {
  noForecast: Reason | null
}

/**
 * How a place stands, of what was found and closed there day by day.
 * @param replicates how often the forecast runs
 */
export function standingOf(days: readonly DayCount[], clock: Clock, replicates: number): Standing {
  const { parameter, left, today } = clock
  const found = sumOf(days, 'found')
  const closed = sumOf(days, 'closed')
  const open = found - closed
  const held = heldOverBoth(days, today, parameter)
  const slower = slowerOf(...held)
  const needed = (daysOfWork: number | undefined) =>
    (daysOfWork === undefined ? null : pace({ open, workingDaysLeft: daysOfWork, history: [] }).required)
  return {
    found, closed, open, held,
    needed: { calendar: needed(left?.calendar), working: needed(left?.working) },
    judgedBy: slower.days,
    leftAtDate: left === null || (left.calendar === 0 && open > 0) ? null : leftAtDate(open, slower.perDay, left.calendar),
    ...forecastOf(open, workingHistory(days, clock), clock, replicates),
  }
}

const historyOf = (days: readonly DayCount[]): WorkingDay[] => days.map(({ found, closed }) => ({ opened: found, closed }))

/** The paces of the two lengths, the short one first. */
export function heldOverBoth(days: readonly DayCount[], today: Day, { shortDays, longDays }: PaceParameter): [HeldPace, HeldPace] {
  return [heldOver(shortDays, days, today), heldOver(longDays, days, today)]
}

/** The pace held on so many whole days before today, calendar days all of them. */
function heldOver(length: number, days: readonly DayCount[], today: Day): HeldPace {
  const recent = eachDay(days, addDays(today, -length), today)
  const { achieved } = pace({ open: 0, workingDaysLeft: 0, history: historyOf(recent), recent: length })
  return { days: length, closed: sumOf(recent, 'closed'), perDay: achieved ?? 0 }
}

/** The last working days before today, as many as the parameter says or as are known. */
function workingHistory(days: readonly DayCount[], { today, calendar, parameter: { forecastDays }, firstDay }: Clock): WorkingDay[] {
  return historyOf(byWorkday(eachDay(days, firstDay, today), calendar).slice(-forecastDays))
}

/** Runs are drawn from the day's own seed: whoever asks on one day is told the same. */
function forecastOf(
  open: number, history: readonly WorkingDay[], { today, left, calendar }: Clock, replicates: number,
): { forecast: PaceForecast | null; noForecast: Reason | null } {
  const workingDaysLeft = left?.working ?? 0
  const run = (sureShare: number) => forecast({
    open, workingDaysLeft, history, replicates, sureShare, random: seededRandom(daysBetween('2000-01-01', today)),
  })
  const [early, late] = [run(0.15), run(0.85)]
  const { medianDays, probabilityDone } = late
  if (open === 0 || early.sureDays === null || late.sureDays === null || medianDays === null) {
    return { forecast: null, noForecast: late.reason }
  }
  const day = (workdays: number) => workdayAfter(today, workdays, calendar)
  return {
    forecast: {
      likely: day(medianDays), early: day(early.sureDays), late: day(late.sureDays),
      inTime: workingDaysLeft === 0 ? null : probabilityDone,
    },
    noForecast: null,
  }
}
