import { getParameter } from '../database/parameters.ts'
import { dayOf } from '@lookback/core/kernel'
import type { NoticesParameter } from '@lookback/core/notices'
import type { DailyJob } from '../kit/daily-job.ts'
import { deleteReadBefore } from './queries.ts'

const MILLISECONDS_A_DAY = 86_400_000

/** What was read before this moment is deleted. */
export function forgottenBefore(now: Date, { keptDays }: Pick<NoticesParameter, 'keptDays'>): Date {
  return new Date(now.getTime() - keptDays * MILLISECONDS_A_DAY)
}

/** Deletes notices that were read long ago. */
export const forgetRead: DailyJob = {
  name: 'forget-read-notices',
  step: async ({ transaction, county, now }) => {
    const rules = await getParameter(transaction, county, 'notices', dayOf(now))
    await deleteReadBefore(transaction, county, forgottenBefore(now, rules))
    return { result: true, entries: [] }
  },
}
