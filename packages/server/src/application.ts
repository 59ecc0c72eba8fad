import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import type { ActorCache } from './access/actor-cache.ts'
import type { ContentStore } from './evidence/content-store.ts'

/** What the capabilities work with; built once, in `main.ts` or by a test. */
export interface Application {
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
