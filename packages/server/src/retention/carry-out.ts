import { addDays, dayOf } from '@lookback/core/kernel'
import { keptDays } from '@lookback/core/retention'
import { newIdentifier } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import { deleteContents } from '../evidence/index.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'

/** Lets go of what the county keeps no longer, some at a time; the log says how much. What that leaves without a name is deleted after it. */
export const carryOut: DailyJob = {
  name: 'retention',
  step: async ({ transaction, county, now, retained, contents }) => {
    const today = dayOf(now)
    const rules = await getParameter(transaction, county, 'retention', today)
    for (const { kind, letGo } of retained) {
      const id = newIdentifier(() => now)
      const before = addDays(today, -keptDays(rules, kind))
      const { count, digest } = await letGo(transaction, county, before, id)
      if (count === 0) continue
      const payload = { what: kind, count, before, digest }
      return { result: false, entries: [entryOf({ clock: () => now }, { id, kind: 'kept-data-deleted', actor: null, region: county, payload })] }
    }
    return { result: await deleteContents({ transaction, county, contents }), entries: [] }
  },
}
