import { addDays, workCalendar } from '@lookback/core/kernel'
import chineseDays from 'chinese-days'
import type { Day , WorkCalendarParameter } from '@lookback/core/kernel'

const FIRST_DAY = '2018-01-01'
/** The notice for a year comes out in the autumn before; later years have plain weekends until then. */
const LAST_DAY = '2027-12-31'

const plainWeeks = workCalendar({ daysOff: [], workedWeekends: [] })

/** The State Council's yearly notices of holidays and make-up days, for a county that is set up now. */
export function nationalCalendar(): WorkCalendarParameter {
  const daysOff: Day[] = []
  const workedWeekends: Day[] = []
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) {
    const works = chineseDays.isWorkday(day)
    if (works !== plainWeeks.isWorkday(day)) (works ? workedWeekends : daysOff).push(day)
  }
  return { daysOff, workedWeekends }
}
