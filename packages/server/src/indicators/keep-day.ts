import type { Scope } from '@lookback/core/access'
import type { ComputedDay, Indicator } from '@lookback/core/indicators'
import { changedSince, KeptSource } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { addDays, dayOf } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { Entry } from '../database/log.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'
import { yearOf } from './board.ts'
import { listCatalogue, listYears } from './catalogue.queries.ts'
import type { Counted } from './computed-days.queries.ts'
import { hasComputedDay, insertComputedDay, listComputedDays } from './computed-days.queries.ts'
import { countPlaces } from './facts.ts'

/**
 * Keeps how what the software counts stands at the end of a day, where no record tells it later: whether somebody was insured,
 * whether a house was unsafe, whether what was mended held. It runs as the next day begins; where it comes late, what happened
 * meanwhile is kept with the day before.
 */
export const keepComputedDay: DailyJob = {
  name: 'keep-computed-day',
  step: async ({ transaction, county, now }) => {
    const today = dayOf(now)
    const day = addDays(today, -1)
    const year = yearOf(await listYears(transaction, county), day)
    const indicators = (await listCatalogue(transaction, scopeOf(county, ''), { year })).filter(({ startsOn }) => startsOn <= day)
    const entries: Entry[] = []
    for (const counted of countedBy(indicators)) {
      if (await hasComputedDay(transaction, county, counted, day)) continue
      const kept = await standing(transaction, county, counted, { day, today })
      await insertComputedDay(transaction, county, kept)
      entries.push(entryOf({ clock: () => now }, { kind: 'computed-day-kept', actor: null, region: county, payload: kept }))
    }
    return { result: true, entries }
  },
}

/** What indicators count by themselves: everybody's, and of the departments that look at it their own. */
function countedBy(indicators: readonly Indicator[]): Counted[] {
  const all = indicators.flatMap(({ computed, item, lead, partners }) => {
    const source = KeptSource.safeParse(computed)
    if (!source.success) return []
    const isOfRegister = source.data === 'insured' || source.data === 'unsafe-houses'
    return ['', lead, ...(isOfRegister ? [] : partners)].map((department) => ({ source: source.data, item: item ?? '', department }))
  })
  return [...new Map(all.map((one) => [`${one.source} ${one.item} ${one.department}`, one])).values()]
}

async function standing(database: Database, county: string, counted: Counted, { day, today }: { day: Day; today: Day }): Promise<ComputedDay> {
  const item = counted.item === '' ? null : counted.item
  const now = await countPlaces(database, scopeOf(county, counted.department), { computed: counted.source, item }, undefined, today)
  return { ...counted, day, changed: changedSince(await listComputedDays(database, county, counted), now) }
}

function scopeOf(county: string, department: string): Scope {
  return { county, grants: [{ region: county, department: department === '' ? null : department }] }
}
