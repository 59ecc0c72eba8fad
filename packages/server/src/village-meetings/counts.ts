import type { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import { dayOf } from '@lookback/core/kernel'
import type { countVillageMeetings, VillageMeetingCounts } from '@lookback/core/village-meetings'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { isWholeCounty } from '../database/scope.ts'
import type { Application } from '../kit/application.ts'
import { listRegions } from '../places/index.ts'
import { countMinutes } from './minutes.queries.ts'
import { countNotices } from './notices.queries.ts'
import type { Asked } from './villages.queries.ts'
import { countVillages } from './villages.queries.ts'

const none: VillageMeetingCounts = { noneThisMonth: 0, owed: 0, noneThisYear: 0, contradicting: 0, copied: 0, running: 0, toEnd: 0, objected: 0 }

/** The figures of a scope, by township for whoever sees the county, else by village. */
export async function countsOf({ database, clock }: Application, scope: Scope, region: string | undefined): Promise<z.input<typeof countVillageMeetings.reply>> {
  const today = dayOf(clock())
  const by = isWholeCounty(scope) && (region === undefined || region === scope.county) ? 'township' : 'village'
  const width = by === 'township' ? 9 : 12
  const filter = region === undefined ? {} : { region }
  const rows = new Map<string, VillageMeetingCounts>()
  const counted = [
    await countVillages(database, scope, filter, await askedOf(database, scope.county, today), width), await countMinutes(database, scope, filter, width), await countNotices(database, scope, filter, today, width),
  ].flat()
  for (const { key, ...counts } of counted) rows.set(key, { ...(rows.get(key) ?? none), ...counts })
  const names = new Map((await listRegions(database, scope.county, today)).map(({ code, name }) => [code, name]))
  const total = [...rows.values()].reduce((sum, row) => Object.fromEntries(Object.entries(sum).map(([name, count]) => [name, count + row[name as keyof VillageMeetingCounts]])) as VillageMeetingCounts, none)
  return { total, by, rows: [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, counts]) => ({ key, name: names.get(key) ?? key, ...counts })) }
}

/** The bodies of a county as they hold on a day, by which villages are read. */
export async function askedOf(database: Database, county: string, today: string): Promise<Asked> {
  const { bodies } = await getParameter(database, county, 'village-meetings', today)
  return { bodies, today }
}
