import type { EntryContent, EntryKind } from '@lookback/core/capabilities'
import type { Database } from './connect.ts'
import type { EntryFrame } from './log.ts'

const batch = 5_000

/** An entry as the log tells it, to be folded. */
export type LoggedEntry<Kind extends EntryKind = EntryKind> = EntryFrame & EntryContent<Kind>

/** The entries of some kinds, in the order of the log, a few thousand at a time. */
export async function* readLog<Kind extends EntryKind>(
  database: Database, county: string, kinds: readonly Kind[],
): AsyncGenerator<LoggedEntry<Kind>> {
  let sequence = 0
  for (;;) {
    const rows = await database
      .selectFrom('log_entry')
      .select(['sequence', 'id', 'kind', 'actor', 'region', 'subject', 'problem', 'happened_at', 'payload'])
      .where('county', '=', county).where('sequence', '>', sequence).where('kind', 'in', kinds)
      .orderBy('sequence').limit(batch).execute()
    for (const { happened_at: happenedAt, sequence: number, ...row } of rows) {
      sequence = number
      yield { ...row, happenedAt: happenedAt.toISOString() } as unknown as LoggedEntry<Kind>
    }
    if (rows.length < batch) return
  }
}

/** Whether an entry of some kinds has come since a number of the log. */
export async function hasKindSince(
  database: Database, county: string, since: number, kinds: readonly EntryKind[],
): Promise<boolean> {
  const found = await database
    .selectFrom('log_entry').select('sequence')
    .where('county', '=', county).where('sequence', '>', since).where('kind', 'in', kinds)
    .orderBy('sequence').limit(1).executeTakeFirst()
  return found !== undefined
}
