import type { Happening, ProblemEntry } from '@lookback/core/problems'
import type { Entry } from '../database/log.ts'

/** What happened to a problem, as the log takes it. */
export function problemEntry(
  what: ProblemEntry, { problem, actor, happenedAt }: Happening, subject: { id: string; village: string }, id: string,
): Entry {
  const { kind, ...payload } = what
  return {
    id, kind, actor, region: subject.village, subject: subject.id, problem, happenedAt, payload: payload,
  }
}
