import type { LogPosition } from '@lookback/core/sync'
import type { Database } from '../database/connect.ts'
import { chainStart } from '../database/log.ts'

/** Where the county's log stands: everything up to here is committed, nothing before it will still come. */
export async function headPosition(database: Database, county: string): Promise<LogPosition> {
  const head = await database
    .selectFrom('log_head').select(['sequence', 'hash']).where('county', '=', county).executeTakeFirstOrThrow()
  return { sequence: head.sequence, hash: head.hash.toString('hex') }
}

/** The chain's hash at a number of the log; null where the log does not reach so far. */
export async function hashAt(database: Database, county: string, sequence: number): Promise<string | null> {
  if (sequence === 0) return chainStart.toString('hex')
  const entry = await database
    .selectFrom('log_entry').select('hash').where('county', '=', county).where('sequence', '=', sequence).executeTakeFirst()
  return entry?.hash.toString('hex') ?? null
}

/** Whether the log still is the one of which a phone was told this position; one set back to a backup is not. */
export async function isStillKnown(database: Database, county: string, { sequence, hash }: LogPosition): Promise<boolean> {
  return (await hashAt(database, county, sequence)) === hash
}

/** The last number of the log that a verified backup holds; 0 where there is none. */
export async function backedUpTo(database: Database, county: string): Promise<number> {
  const row = await database
    .selectFrom('verified_backup').select(({ fn }) => fn.max('log_sequence').as('sequence')).where('county', '=', county)
    .executeTakeFirst()
  return row?.sequence ?? 0
}

/** What the next entries of the log are about, in its order. */
export function listEntriesAfter(
  database: Database, county: string, { sequence, through, limit }: { sequence: number; through: number; limit: number },
): Promise<{ sequence: number; kind: string; subject: string | null; hash: Buffer }[]> {
  return database
    .selectFrom('log_entry').select(['sequence', 'kind', 'subject', 'hash'])
    .where('county', '=', county).where('sequence', '>', sequence).where('sequence', '<=', through)
    .orderBy('sequence').limit(limit)
    .execute()
}
