import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Instant } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

/** The days of a month, by number, on which somebody was at the post by the village's own sheet (考勤表). */
export const AttendanceSheet = z.object({
  post: Identifier,
  person: Identifier,
  village: RegionCode,
  month: Month,
  days: z.array(z.number().int().min(1).max(31)),
  toldAt: Instant,
  toldBy: Identifier.nullable(),
})
export type AttendanceSheet = z.infer<typeof AttendanceSheet>

/** How many days a month has. */
export function daysIn(month: Month): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/**
 * The days that somebody wrote: `1-15,18`, with commas and dashes as people type them.
 * @returns them in order, each once; null where it cannot be read or a day is none of the month
 */
export function readDays(text: string, month: Month): number[] | null {
  const parts = text.replaceAll(/[，、;；\s]+/g, ',').split(',').filter((part) => part !== '')
  const days = new Set<number>()
  for (const part of parts) {
    const span = /^(\d{1,2})(?:[-–—~～至](\d{1,2}))?日?$/.exec(part)
    const from = Number(span?.[1])
    const to = Number(span?.[2] ?? span?.[1])
    if (!span || from < 1 || to < from || to > daysIn(month)) return null
    for (let day = from; day <= to; day += 1) days.add(day)
  }
  return [...days].sort((one, other) => one - other)
}

/** Days as people write them: `1-15、18`. */
export function writeDays(days: readonly number[]): string {
  const spans: [number, number][] = []
  for (const day of days) {
    const last = spans.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else spans.push([day, day])
  }
  return spans.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join('、')
}
