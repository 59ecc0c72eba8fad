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

const MILLISECONDS_A_DAY = 86_400_000

/** Whole calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY)
}

/** The day a number of calendar days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** Full years of age on a day. */
export function ageOn(birthDate: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years
}
