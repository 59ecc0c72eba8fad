import type { PostFollower } from './kit/application.ts'
import type { DailyJob } from './kit/daily-job.ts'
import type { Route } from './http/route.ts'

/** A capability as the server runs it, under the same name as in `core`. */
export interface ServerCapability {
  name: string
  /** The folder of its `.sql` files, applied in the order of their names. */
  migrations?: URL
  routes?: readonly Route[]
  /** What it does by itself once a day in every county, after those that stand above it in the list. */
  jobs?: readonly DailyJob[]
  /** Moves what is kept by the name of whoever holds a post. */
  followsPosts?: PostFollower
}
