import type { Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
import type { Written } from '../database/write.ts'
import type { ContentStore } from './content-store.ts'
import type { DayProvider } from './day.ts'
import type { RetainedData } from './retained.ts'
import type { WorkProvider } from './work.ts'

/** What one step of a day's job works with. */
export interface DailyStep {
  transaction: Transaction<DB>
  county: string
  now: Date
  /** What people owe, from every capability. */
  work: readonly WorkProvider[]
  /** What they had to do by a day. */
  days: readonly DayProvider[]
  /** What is kept for a time only. */
  retained: readonly RetainedData[]
  contents: ContentStore
}

/** Something that a capability does by itself once a day in every county. */
export interface DailyJob {
  /** Told apart by it; it stays with the day's row. */
  name: string
  /**
   * Does it, or so much of it as fits into one transaction that others who write can wait for. May come again after it was
   * killed: what was done changes nothing when it is done once more.
   * @returns whether all of it is done; else it is asked again
   */
  step: (step: DailyStep) => Promise<Written<boolean>>
}
