import type { Happening, ProblemEntry, ProblemEntryKind } from '@lookback/core/problems'
import type { Entry } from '../database/log.ts'
import { entryOf } from '../kit/entries.ts'

/** What happened to a problem, as the log takes it. */
export function problemEntry(
  what: ProblemEntry, { problem, actor, happenedAt }: Happening, subject: { id: string; region: string }, id: string,
): Entry<ProblemEntryKind> {
  const { kind, ...payload } = what
  return entryOf<ProblemEntryKind>({ clock: () => new Date(happenedAt) }, {
    id, kind, actor, region: subject.region, subject: subject.id, problem, happenedAt, payload,
  })
}
