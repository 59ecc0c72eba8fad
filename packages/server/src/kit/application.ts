import type { DB } from '../database/types.gen.ts'
import type { Entry } from '../database/log.ts'
import type { Day, Locale, ReturnedTable } from '@lookback/core/kernel'
import type { StoredPost } from '@lookback/core/access'
import type { PutRight } from '@lookback/core/register'
import type { Actor } from './actor.ts'
import type { Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import type { ActorCache } from './actor-cache.ts'
import type { CarriedCodes, ParameterEffects } from './effects.ts'
import type { DayProvider } from './day.ts'
import type { DailyJob } from './daily-job.ts'
import type { WorkProvider } from './work.ts'
import type { ReadTable } from './workbook/read-table.ts'
import type { RowResult } from './workbook/returned-row.ts'
import type { ContentStore } from './content-store.ts'
import type { RetainedData } from './retained.ts'
import type { SearchProvider } from './search-provider.ts'
import type { Names } from './names.ts'

/** What the capabilities work with; built once, in `main.ts` or by a test. */
export interface Application extends Provided {
  database: Database
  /** The county's time: what day it is, and when things are recorded. A demo county lives on its own day. */
  clock: Clock
  actors: ActorCache
  /** Folder for uploads that are under way, and for contents where there is no object store. */
  filesFolder: string
  /** Photos and files that were taken in. */
  contents: ContentStore
  /** The address under which the console is reached, for links in documents. */
  publicUrl: string
}

/** What the capabilities bring to one another, in the order of their list. */
export interface Provided {
  /** What moves when somebody gives a post up. */
  postFollowers: readonly PostFollower[]
  /** What moves when a table of the register says that somebody lives elsewhere. */
  moveFollowers: readonly MoveFollower[]
  /** Who tells what by name. */
  names: Names
  /** What is done once a day. */
  dailyJobs: readonly DailyJob[]
  /** What is kept for a time only. */
  retained: readonly RetainedData[]
  /** Tables that are filled in and brought back. */
  returnedTables: readonly TakenTable[]
  /** What people owe. */
  work: readonly WorkProvider[]
  /** What people had to do by a day. */
  days: readonly DayProvider[]
  /** What the search box finds. */
  searchProviders: readonly SearchProvider[]
  /** What a change of a parameter moves. */
  effects: ParameterEffects
  /** How many records carry the codes of a list. */
  carried: CarriedCodes
  /** What was put right of households at somebody's request. */
  putRight: PutRightProvider
}

/** Of the households of the numbers given, what was put right at a person's request, in its order; those without have no entry. */
export type PutRightProvider = (database: Database, county: string, numbers: readonly string[]) => Promise<ReadonlyMap<string, readonly PutRight[]>>

/**
 * What is kept by a person's name and not by the post moves in the transaction that ends a post or passes it on.
 * @param successor null where nobody succeeds
 * @returns the entries, for the caller's transaction to log
 */
export type PostFollower = (
  transaction: Transaction<DB>, application: Application, actor: Actor, post: StoredPost, on: Day, successor: string | null,
) => Promise<Entry[]>

/** What lies elsewhere since it was saved. */
export interface Moved {
  /** Those in another village, with that village. */
  households: readonly { id: string; village: string }[]
  /** What has problems among the households and their people: its identifiers as subjects. */
  subjects: readonly string[]
}

/**
 * What belongs to a household by where it lies follows in the transaction that saves it elsewhere.
 * @param actor whose act it is; the person is null for the software itself
 * @returns the entries, for the caller's transaction to log
 */
export type MoveFollower = (
  transaction: Transaction<DB>, store: Store, actor: { county: string; person: string | null }, moved: Moved,
) => Promise<Entry[]>

/** A table that comes back filled in, with who may bring it and what is done with its rows. */
export interface TakenTable extends ReturnedTable {
  mayBring: (actor: Actor) => boolean
  /**
   * Does what each row says, whole or not at all, whatever becomes of the others. The same table again changes nothing.
   * @returns what became of each row, in their order
   */
  takeIn: (
    application: Application, actor: Actor, table: ReadTable, how: { dryRun: boolean; locale: Locale },
  ) => Promise<RowResult[]>
}

/** What saving needs of the application. */
export type Store = Pick<Application, 'database' | 'clock'>

/** What saving needs where it may move households. */
export type MovingStore = Store & Pick<Application, 'moveFollowers'>
