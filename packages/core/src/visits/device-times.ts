import { dayOf } from '../kernel/county-time.ts'
import { submissionFields } from '../checklists/index.ts'
import type { Round } from '../rounds/index.ts'
import type { Answers } from './answers.ts'
import { answerOf } from './answers.ts'

/** For which round a filled form was taken, and when it came. */
export interface Taken {
  round: Pick<Round, 'startsOn'>
  receivedAt: Date
  /** Milliseconds by which the county's clock was ahead of the device's when they last met; left out where nobody has measured. */
  clockOffset?: number
}

/** When a visit began and ended, by the clock of its device put right by what it was found to be off. */
export interface DeviceTimes {
  startedAt: Date | null
  endedAt: Date | null
  /** What the device says and cannot be: kept as it stands there, and decides nothing. */
  setAside: string[]
}

/** With date, time and zone, as https://docs.getodk.org/form-datetime/ writes it. */
const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/

/**
 * The times that a device gives, as far as they can be true: readable, with a zone, not before the round began, not after
 * the visit came in, and the end not before the beginning. A clock that was reset says 1970, one that runs behind last year; what was measured puts it right.
 */
export function deviceTimes(answers: Answers, { round, receivedAt, clockOffset = 0 }: Taken): DeviceTimes {
  const texts = [answerOf(answers, submissionFields.startedAt), answerOf(answers, submissionFields.endedAt)] as const
  const [startedAt, endedAt] = texts.map((text) => {
    const time = written.test(text) ? new Date(Date.parse(text) + clockOffset) : null
    return time && time <= receivedAt && dayOf(time) >= round.startsOn ? time : null
  }) as [Date | null, Date | null]
  const isBackwards = startedAt !== null && endedAt !== null && endedAt < startedAt
  const times = isBackwards ? { startedAt: null, endedAt: null } : { startedAt, endedAt }
  const kept = [times.startedAt, times.endedAt]
  return { ...times, setAside: texts.filter((text, index) => text !== '' && kept[index] === null) }
}
