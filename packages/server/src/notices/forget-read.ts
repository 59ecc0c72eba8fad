import { getParameter } from '../database/parameters.ts'
import { dayOf } from '@lookback/core/kernel'
import type { DailyJob } from '../kit/daily-job.ts'
import { deleteReadBefore } from './queries.ts'

const MILLISECONDS_A_DAY = 86_400_000

/** Deletes notices that were read long ago. */
export const forgetRead: DailyJob = {
  name: 'forget-read-notices',
  step: async ({ transaction, county, now }) => {
    const { keptDays } = await getParameter(transaction, county, 'notices', dayOf(now))
    await deleteReadBefore(transaction, county, new Date(now.getTime() - keptDays * MILLISECONDS_A_DAY))
    return { result: true, entries: [] }
  },
}
