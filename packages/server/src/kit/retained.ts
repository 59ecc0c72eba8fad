import type { Kysely, Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { KeptKind } from '@lookback/core/retention'
import type { DB } from '../database/types.gen.ts'

/** What is let go of at once, so that others who write need not wait for long. */
export const LET_GO_AT_ONCE = 2_000

/** What was let go of. */
export interface LetGo {
  count: number
  /** A hash of what is left of each record, where a record is left: the log keeps it, so that no other can be passed off as let go. */
  digest: string | null
}

/** What is left of the records that one entry of the log has taken from. */
export interface LeftBehind {
  entry: string
  digest: string
}

/** Something that a room keeps for a time only, by the county's rule `retention`. */
export interface RetainedData {
  kind: KeptKind
  /** How many there are that go, where what is from before a day goes. */
  count: (database: Kysely<DB>, county: string, before: Day) => Promise<number>
  /**
   * Lets go of as many of them as `LET_GO_AT_ONCE`.
   * @param entry the entry of the log that tells it; what is left of a record names it
   */
  letGo: (transaction: Transaction<DB>, county: string, before: Day, entry: string) => Promise<LetGo>
  /** Where records are left: the column that names the entry, and what is left now, to be held against the log. */
  left?: { column: string; read: (database: Kysely<DB>, county: string, entry: string | null) => Promise<LeftBehind[]> }
}
