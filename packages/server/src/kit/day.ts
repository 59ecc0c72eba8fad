import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** What a capability says that units have to do by a day. Its kinds are declared with their names in `core` (`dayMatters`). */
export interface DayProvider {
  /**
   * What was due on a day, and what was due before and was not done before an instant; what has no unit that has to do it is
   * left out.
   */
  mattersOf: (database: Kysely<DB>, scope: Scope, asked: { day: Day; since: Date }) => Promise<DayMatter[]>
}
