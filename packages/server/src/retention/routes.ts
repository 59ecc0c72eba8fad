import type { Day } from '@lookback/core/kernel'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { KeptKind } from '@lookback/core/retention'
import { AHEAD_DAYS, keptDays, keptKinds, listKept, TOLD_DAYS } from '@lookback/core/retention'
import { getParameter } from '../database/parameters.ts'
import { on } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import { listDeleted } from './deleted.queries.ts'

export const retentionRoutes: Route[] = [
  on(listKept, async ({ application: { database, clock, retained }, actor: { county } }) => {
    const today = dayOf(clock())
    const rules = await getParameter(database, county, 'retention', today)
    const counted = async (kind: KeptKind, before: Day) => {
      const counts = await Promise.all(retained.filter((one) => one.kind === kind).map(({ count }) => count(database, county, before)))
      return counts.reduce((sum, count) => sum + count, 0)
    }
    const kept = await Promise.all(keptKinds.map(async (kind) => {
      const days = keptDays(rules, kind)
      const before = addDays(today, -days)
      return { kind, days, before, goes: await counted(kind, before), goesAhead: await counted(kind, addDays(before, AHEAD_DAYS)) }
    }))
    return { kept, deleted: await listDeleted(database, county, addDays(today, -TOLD_DAYS)) }
  }),
]
