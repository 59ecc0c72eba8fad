import { Day } from './time.ts'
import { z } from 'zod'
/**
 * Which days the state works, year by year: the yearly notice names days off and the weekend days that are worked
 * instead. A year without a notice yet has its plain weekends.
 */
export const WorkCalendarParameter = z.object({
  daysOff: z.array(Day),
  /** Saturdays and Sundays that are worked (调休上班). */
  workedWeekends: z.array(Day),
})
export type WorkCalendarParameter = z.infer<typeof WorkCalendarParameter>

export interface WorkCalendar {
  isWorkday: (day: Day) => boolean
}

export function workCalendar({ daysOff, workedWeekends }: WorkCalendarParameter): WorkCalendar {
  const off = new Set(daysOff)
  const worked = new Set(workedWeekends)
  return {
    isWorkday: (day) => {
      if (off.has(day)) return false
      if (worked.has(day)) return true
      const weekday = new Date(day).getUTCDay()
      return weekday >= 1 && weekday <= 5
    },
  }
}
