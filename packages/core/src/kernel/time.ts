import { z } from 'zod'

/** Years beyond these are a slip of a keyboard or of a broken clock, and databases do not write all of them as we do. */
const FIRST_YEAR = 1800
const LAST_YEAR = 2999

/** Whether an instant lies in the years that are kept. */
export function isKeptInstant(instant: Date): boolean {
  const year = instant.getUTCFullYear()
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** A calendar day in the county, `2020-05-07`. Never a Date: a day has no time zone to be shifted by. */
export const Day = z.iso.date().refine((day) => isKeptInstant(new Date(day)))
export type Day = z.infer<typeof Day>

/** An instant as it travels: ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true }).refine((instant) => isKeptInstant(new Date(instant)))
export type Instant = z.infer<typeof Instant>

export const COUNTY_TIME_ZONE = 'Asia/Shanghai'

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: COUNTY_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The county's calendar day at an instant. */
export function dayOf(instant: Date): Day {
  return dayFormat.format(instant)
}

/** The instant at which a day begins in the county; China has one time zone and no summer time. */
export function beginningOf(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: COUNTY_TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
})

/** The county's day and time of day at an instant, `2020-05-07 09:30`. */
export function timeOf(instant: Date): string {
  return `${dayOf(instant)} ${timeFormat.format(instant)}`
}

const MILLISECONDS_A_DAY = 86_400_000

/** Whole calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY)
}

/** The day a number of calendar days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}
