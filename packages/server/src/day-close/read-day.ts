import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversItem } from '@lookback/core/access'
import type { DayBrief, DayFilter, DayMatter, DayRow } from '@lookback/core/day-close'
import { isOfDay, sinceOf, standingOf } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { addDays, beginningOf, Refusal } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { DayProvider } from '../kit/day.ts'
import { nameUnits } from '../places/index.ts'
import type { ToldClose } from './day-close.queries.ts'
import { listBriefs, listCloses, listFrozen } from './day-close.queries.ts'

type Matter = Omit<DayRow, 'unitName'>

/** A day as it is read: of the units that have closed it as it was frozen, of the others as it stands. */
export interface ReadDay {
  day: Day
  /** The brief that is read; null for the day itself. */
  brief: DayBrief | null
  rows: readonly DayRow[]
  closes: readonly ToldClose[]
}

interface Asked {
  database: Kysely<DB>
  days: readonly DayProvider[]
}

/**
 * Reads a day within a scope. A past day has only what was frozen of it.
 * @throws {Refusal} `not-found` for a brief that there is not
 */
export async function readDay({ database, days }: Asked, scope: Scope, { day, brief: briefId, region }: DayFilter, today: Day): Promise<ReadDay> {
  const { county } = scope
  const [brief = null] = briefId === undefined ? [] : await listBriefs(database, county, { id: briefId })
  if (briefId !== undefined && !brief) throw new Refusal('not-found')
  const asked = brief?.day ?? day ?? today
  const closes = await listCloses(database, county, asked)
  const frozen = await listFrozen(database, scope, brief ? [brief.id] : closes.map(({ id }) => id))
  const open = brief || asked !== today ? [] : await openMatters({ database, days }, scope, asked, new Set(closes.map(({ unit }) => unit)))
  const matters = [...frozen.map((matter) => placed(matter, asked)), ...open]
    .filter((matter) => region === undefined || matter.region.startsWith(region))
  const names = await nameUnits(database, county, [...new Set(matters.map(({ unit }) => unit))])
  return { day: asked, brief, closes, rows: matters.map((matter) => ({ ...matter, unitName: names.get(matter.unit) ?? matter.unit })).sort(byUnit) }
}

/**
 * What units have to do on a day that they have not closed: each unit's day begins when it closed the one before.
 * @param ends when the day ended for all of them; null while it goes on
 */
export async function openMatters(
  { database, days }: Asked, scope: Scope, day: Day, closed: ReadonlySet<string>, ends: Date | null = null,
): Promise<Matter[]> {
  const before = new Map((await listCloses(database, scope.county, addDays(day, -1))).map(({ unit, endsAt }) => [unit, endsAt]))
  const earliest = new Date(Math.min(beginningOf(day).getTime(), ...[...before.values()].map((end) => end.getTime())))
  const matters: DayMatter[] = []
  for (const { mattersOf } of days) matters.push(...await mattersOf(database, scope, { day, since: earliest }))
  return matters
    .filter((matter) => !closed.has(matter.unit) && coversItem(scope, matter.region, matter.department)
      && isOfDay(matter, { day, begins: before.get(matter.unit) ?? beginningOf(day) }))
    .map((matter) => {
      const standing = standingOf(matter, { ends })
      return placed({ ...matter, doneAt: standing === 'done' ? matter.doneAt : null }, day)
    })
}

function placed(matter: DayMatter, day: Day): Matter {
  return { ...matter, since: sinceOf(matter, { day }), standing: standingOf(matter, { ends: null }) }
}

/** By unit, and there the oldest first. */
function byUnit(one: DayRow, other: DayRow): number {
  return compared(keyOf(one), keyOf(other))
}

/** The place of a row in the order of the list. */
export function keyOf({ unit, dueOn, kind, id }: DayRow): [string, string, string, string] {
  return [unit, dueOn, kind, id]
}

export function compared(one: readonly string[], other: readonly string[]): number {
  const place = one.findIndex((part, index) => part !== other[index])
  return place < 0 ? 0 : (one[place] ?? '') < (other[place] ?? '') ? -1 : 1
}
