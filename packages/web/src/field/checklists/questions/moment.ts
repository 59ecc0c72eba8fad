/** The day of an answer, `2020-05-07`; empty where there is none. */
export function dayPart(text: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? ''
}

/** Hour and minute of an answer, `09:30`; empty where there are none. */
export function timePart(text: string): string {
  return /(?:^|T)(\d{2}:\d{2})/.exec(text)?.[1] ?? ''
}

/** The county's offset: the answer means its wall clock, wherever the phone believes to be. */
const OFFSET = '+08:00'

/** A day, a time or both as the form takes them. */
export function joinMoment(day: string, time: string): string {
  if (day === '') return time === '' ? '' : `${time}:00.000${OFFSET}`
  return time === '' ? day : `${day}T${time}:00.000${OFFSET}`
}
