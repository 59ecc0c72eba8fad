import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversRegion, scopeOf } from '@lookback/core/access'
import type { ClassQueue, ClassStanding } from '@lookback/core/household-classes'
import { classQueues } from '@lookback/core/household-classes'
import type { Day, Permission } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder, WorkProvider } from '../kit/work.ts'
import { listOwed } from './classes.queries.ts'

/** What waits in each queue, and for whom. */
export const queued: Readonly<Record<ClassQueue, { standing: ClassStanding; permission: Permission }>> = {
  'household-class-due': { standing: 'due', permission: 'household-classes:give' },
  'household-class-flagged': { standing: 'flagged', permission: 'household-classes:see-to' },
}

const scopeFor = ({ county, posts }: WorkHolder, queue: ClassQueue): Scope => scopeOf(county, posts, queued[queue].permission)

async function owedIn(database: Kysely<DB>, scope: Scope, queue: ClassQueue, today: Day): Promise<{ village: string; due: Day; count: number }[]> {
  const { bulk } = await getParameter(database, scope.county, 'household-classes', today)
  return listOwed(database, scope, queued[queue].standing, { bulk, today })
}

/** Classes to be decided anew are the village's; to those given without grounds the township sees. */
export const householdClassWork: WorkProvider = {
  owedBy: async (database, holder, today) => {
    const { yellowDays } = await getParameter(database, holder.county, 'rectification', today)
    const own = classQueues.filter((queue) => scopeFor(holder, queue).grants.length > 0)
    return Promise.all(own.map(async (queue) => ({ queue, ...counted(await owedIn(database, scopeFor(holder, queue), queue, today), today, yellowDays) })))
  },
  owedByAnybody: async (database, county, today) => {
    const { yellowDays } = await getParameter(database, county, 'rectification', today)
    const everywhere: Scope = { county, grants: [{ region: county, department: null }] }
    const owed = new Map(await Promise.all(classQueues.map(async (queue) => [queue, await owedIn(database, everywhere, queue, today)] as const)))
    return (holder) => classQueues.map((queue) => {
      const scope = scopeFor(holder, queue)
      return { queue, ...counted((owed.get(queue) ?? []).filter(({ village }) => coversRegion(scope, village)), today, yellowDays) }
    }).filter(({ count }) => count > 0)
  },
}

function counted(owed: readonly { due: Day; count: number }[], today: Day, yellowDays: number): { count: number; overdue: number; dueSoon: number } {
  const sum = (is: (due: Day) => boolean) => Math.min(owed.reduce((all, { due, count }) => all + (is(due) ? count : 0), 0), WORK_COUNT_LIMIT + 1)
  return { count: sum(() => true), overdue: sum((due) => due < today), dueSoon: sum((due) => due >= today && due <= addDays(today, yellowDays)) }
}
