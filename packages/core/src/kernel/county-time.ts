import type { Day } from './time.ts'

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

/** The instant of a time of day in the county, `2020-05-07 09:30`: what `timeOf` writes. */
export function instantAt(time: string): Date {
  return new Date(`${time.replace(' ', 'T')}:00+08:00`)
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
