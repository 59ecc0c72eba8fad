import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays, dayOf } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'
import { deleteReturnedBefore } from './import/imports.queries.ts'

/**
 * A daily job that deletes workbooks of refused rows which the county keeps no longer; the log says how many.
 * @param remove deletes those from before a day, and says how many
 */
export function forgettingWorkbooks(name: string, remove: (transaction: Transaction<DB>, county: string, before: Day) => Promise<number>): DailyJob {
  return {
    name,
    step: async ({ transaction, county, now }) => {
      const today = dayOf(now)
      const { returnedWorkbooksDays } = await getParameter(transaction, county, 'retention', today)
      const before = addDays(today, -returnedWorkbooksDays)
      const count = await remove(transaction, county, before)
      const entry = entryOf({ clock: () => now }, { kind: 'returned-workbooks-deleted', actor: null, region: county, payload: { count, before } })
      return { result: true, entries: count > 0 ? [entry] : [] }
    },
  }
}

export const forgetWorkbooks = forgettingWorkbooks('forget-import-workbooks', deleteReturnedBefore)
