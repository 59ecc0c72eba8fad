import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversRegion, scopeOf } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { VillageQueue } from '@lookback/core/village-meetings'
import { quarterEnd, villageQueues } from '@lookback/core/village-meetings'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { askedOf } from './counts.ts'
import { listToEnd } from './notices.queries.ts'
import { listUnanswered } from './objections.queries.ts'
import { listOwing } from './villages.queries.ts'

/** Something that a village owes, with the day by which. */
interface OwedByVillage {
  village: string
  due: Day
}

/** What is owed within a scope, by queue: the same rows as the lists show. */
async function owedIn(database: Kysely<DB>, scope: Scope, today: Day): Promise<Record<VillageQueue, OwedByVillage[]>> {
  const due = quarterEnd(today)
  return {
    'village-meeting-owed': (await listOwing(database, scope, await askedOf(database, scope.county, today))).map((village) => ({ village, due })),
    'village-notice-to-end': await listToEnd(database, scope, today),
    'village-objection-to-answer': await listUnanswered(database, scope),
  }
}

const writerScope = ({ county, posts }: WorkHolder): Scope => scopeOf(county, posts, 'village-meetings:write')

/** Meetings owed, notices to be ended and objections to be answered: the village does all of it. */
export const villageMeetingWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const scope = writerScope(holder)
    if (scope.grants.length === 0) return []
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    const owed = await owedIn(database, scope, today)
    return villageQueues.map((queue) => ({ queue, ...counted(owed[queue], today, yellowDays) }))
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const owed = await owedIn(database, { county, grants: [{ region: county, department: null }] }, today)
    return (holder) => {
      const scope = writerScope(holder)
      return villageQueues.map((queue) => ({ queue, ...counted(owed[queue].filter(({ village }) => coversRegion(scope, village)), today, yellowDays) })).filter(({ count }) => count > 0)
    }
  },
}

function counted(owed: readonly OwedByVillage[], today: Day, yellowDays: number): { count: number; overdue: number; dueSoon: number } {
  return {
    count: owed.length, overdue: owed.filter(({ due }) => due < today).length, dueSoon: owed.filter(({ due }) => due >= today && due <= addDays(today, yellowDays)).length,
  }
}
