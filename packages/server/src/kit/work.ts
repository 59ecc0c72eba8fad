import type { Kysely } from 'kysely'
import type { HeldPost } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { QueueCount } from '@lookback/core/work'
import type { DB } from '../database/types.gen.ts'

/** Somebody with the posts through which something is owed: whoever is signed in is one. */
export interface WorkHolder {
  county: string
  person: string
  posts: readonly (HeldPost & { unit: string })[]
}

/**
 * What a capability says that people owe, by queue. The queues are declared with their names in `core`, the lists that they
 * open in the console's manifest.
 */
export interface WorkProvider {
  /** What somebody owes, in the order shown; queues that never concern the holder are left out. */
  owedBy: (database: Kysely<DB>, holder: WorkHolder, today: Day) => Promise<QueueCount[]>
  /** The same numbers for everybody of a county, looked up once; queues with nothing in them are left out. */
  owedByAnybody: (database: Kysely<DB>, county: string, today: Day) => Promise<(holder: WorkHolder) => QueueCount[]>
}
