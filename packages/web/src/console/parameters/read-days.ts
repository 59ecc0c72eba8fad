import type { Day } from '@lookback/core/kernel'
import { addDays, Day as DayShape } from '@lookback/core/kernel'

const oneDay = /(?:(\d{4})\s*[-./年])?\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?/
const weekday = /(?:[（(][^）)]*[）)])?/
const until = /(?:\s*(?:至|到|~|～|—|–)\s*(?:(?:(\d{4})\s*[-./年])?\s*(\d{1,2})\s*[-./月])?\s*(\d{1,2})\s*日?)?/
const spans = new RegExp(`${oneDay.source}${weekday.source}${until.source}${weekday.source}`, 'g')

/** The longest span that a notice names; what is longer was misread. */
const LONGEST = 31

/**
 * The days that a pasted notice names, single or as spans (“2027年1月1日（周五）至3日、2月5日”). A day without a year is of
 * the year named before it.
 * @param year where the text names none
 * @returns the days in order, and what was not understood
 */
export function readDays(text: string, year: number): { days: Day[]; left: string } {
  const days = new Set<Day>()
  let current = year
  const left = text.replace(spans, (whole, ...parts: (string | undefined)[]) => {
    const [fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = parts
    current = Number(fromYear ?? current)
    const from = dayOf(current, fromMonth, fromDay)
    const to = toDay === undefined ? from : dayOf(Number(toYear ?? current), toMonth ?? fromMonth, toDay)
    const named = from && to ? spanOf(from, to) : null
    if (!named) return whole
    named.forEach((day) => days.add(day))
    return ''
  })
  return { days: [...days].sort(), left: left.replace(/[\s,，、;；。]+|和|放假|调休|上班|共\d+天/g, '') }
}

function dayOf(year: number, month = '', day = ''): Day | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return DayShape.safeParse(text).success ? text : null
}

function spanOf(from: Day, to: Day): Day[] | null {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days.length === 0 || days.length > LONGEST ? null : days
}
