import { dayOf } from '@lookback/core/kernel'
import { getOwed, getWork } from '@lookback/core/work'
import type { Route } from '../http/route.ts'
import { on } from '../http/route.ts'
import { owedBy } from './owed-by.ts'
import { owedThrough } from './owed.ts'

export const workRoutes: Route[] = [
  on(getWork, async ({ application, actor }) => ({
    queues: await owedBy(application, actor, dayOf(application.clock())),
  })),

  on(getOwed, ({ application, actor, params }) => owedThrough(application, actor, params.id)),
]
