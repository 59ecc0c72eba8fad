import { coversItem } from '@lookback/core/access'
import type { Scope } from '@lookback/core/access'
import type { DayCounts, DayFilter, DayRow, getDay, UnitDay } from '@lookback/core/day-close'
import { dayCounts } from '@lookback/core/day-close'
import { dayOf, grouped } from '@lookback/core/kernel'
import type { z } from 'zod'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameUnits } from '../places/index.ts'
import type { ToldClose } from './day-close.queries.ts'
import { listBriefs } from './day-close.queries.ts'
import { readDay } from './read-day.ts'

/** Whether a row is what a filter leaves; figures and list go by the same. */
export function isNarrowed({ unit, kind, since, standing }: DayRow, filter: DayFilter): boolean {
  return (filter.unit === undefined || unit === filter.unit) && (filter.kind === undefined || kind === filter.kind)
    && (filter.since === undefined || since === filter.since) && (filter.standing === undefined || standing === filter.standing)
}

/** The figures of some matters, as they are declared. */
export function countsOf(rows: readonly DayRow[]): DayCounts {
  const count = (name: keyof typeof dayCounts) => rows.filter((row) => isNarrowed(row, dayCounts[name].where as DayFilter)).length
  const carried = rows.filter(({ standing }) => standing === 'carried-over').map(({ dueOn }) => dueOn).sort()
  return {
    due: count('due'), dueToday: count('dueToday'), carriedIn: count('carriedIn'), done: count('done'), carriedOver: count('carriedOver'),
    oldest: carried[0] ?? null,
  }
}

/** A day as a page shows it: all together, by kind, and unit by unit. */
export async function dayOfUnits(
  application: Application, actor: Actor, scope: Scope, filter: Pick<DayFilter, 'day' | 'brief' | 'region'>,
): Promise<z.output<typeof getDay.reply>> {
  const { database, clock } = application
  const now = clock()
  const today = dayOf(now)
  const { day, brief, rows, closes } = await readDay(application, scope, filter, today)
  const told = brief ? [] : closes.filter(({ unit, unitRegion }) =>
    (filter.region === undefined || unitRegion.startsWith(filter.region)) && coversItem(scope, unitRegion, unit))
  const mine = brief === null && day === today ? unitsOf(actor) : new Set<string>()
  const names = await nameUnits(database, scope.county, [...mine])
  const issues = actorScope(actor, 'day-close:brief').grants.length > 0
  return {
    asOf: brief?.asOf ?? now.toISOString(), day, today, total: countsOf(rows),
    kinds: [...grouped(rows, ({ kind }) => kind)].map(([key, own]) => ({ key, ...countsOf(own) })),
    units: unitsIn(rows, told, names), briefs: await listBriefs(database, scope.county, { day }),
    mayIssue: brief === null && day === today && issues, mayDownload: issues,
  }
}

/** The units for which somebody may say the last word. */
export function unitsOf({ posts }: Pick<Actor, 'posts'>): Set<string> {
  return new Set(posts.filter(({ permissions }) => permissions.includes('day-close:close')).map(({ unit }) => unit))
}

function unitsIn(rows: readonly DayRow[], closes: readonly ToldClose[], mine: ReadonlyMap<string, string>): UnitDay[] {
  const byUnit = grouped(rows, ({ unit }) => unit)
  const closed = new Map(closes.map((close) => [close.unit, close]))
  const nameOf = new Map([...mine, ...closes.map(({ unit, unitName }) => [unit, unitName] as const), ...rows.map(({ unit, unitName }) => [unit, unitName] as const)])
  return [...nameOf].map(([key, name]): UnitDay => {
    const close = closed.get(key)
    return {
      key, name, ...countsOf(byUnit.get(key) ?? []), mayClose: mine.has(key) && !close,
      closing: close ? { at: close.endsAt.toISOString(), byName: close.byName, isByClock: close.closedBy === null, word: close.word } : null,
    }
  }).sort((one, other) => other.carriedOver - one.carriedOver || other.due - one.due || (one.key < other.key ? -1 : 1))
}
