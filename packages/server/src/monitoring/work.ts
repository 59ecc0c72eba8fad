import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { MonitoringTier } from '@lookback/core/monitoring'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { tierScopes } from './holders.ts'
import { listWaiting } from './lists.queries.ts'

type Waiting = Awaited<ReturnType<typeof listWaiting>>

/** The next steps of cases, each for whoever does the steps of its tier in its village. */
export const monitoringWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const scopes = tierScopes(holder)
    if (MonitoringTier.options.every((tier) => scopes[tier].grants.length === 0)) return []
    const waiting = await listWaiting(database, { county: holder.county, grants: [] }, { today, waiting: scopes })
    return [{ queue: 'monitoring-step', ...counted(waiting, today, await yellowDaysOf(database, holder, today)) }]
  },
  owedByAnybody: async (database, county, today) => {
    const everywhere: Scope = { county, grants: [{ region: county, department: null }] }
    const waiting = await listWaiting(database, everywhere, { today })
    const yellowDays = await yellowDaysOf(database, { county }, today)
    return (holder) => {
      const scopes = tierScopes(holder)
      const own = waiting.filter(({ tier, village }) => coversRegion(scopes[tier], village))
      return own.length === 0 ? [] : [{ queue: 'monitoring-step', ...counted(own, today, yellowDays) }]
    }
  },
}

async function yellowDaysOf(database: Kysely<DB>, { county }: Pick<WorkHolder, 'county'>, today: Day): Promise<number> {
  return (await getParameter(database, county, 'rectification', today)).yellowDays
}

/** What has no day of its own is neither late nor due soon. */
function counted(waiting: Waiting, today: Day, yellowDays: number): { count: number; overdue: number; dueSoon: number } {
  const sum = (is: (due: Day | null) => boolean) => Math.min(waiting.reduce((all, { due, count }) => all + (is(due) ? count : 0), 0), WORK_COUNT_LIMIT + 1)
  return { count: sum(() => true), overdue: sum((due) => due !== null && due < today), dueSoon: sum((due) => due !== null && due >= today && due <= addDays(today, yellowDays)) }
}
