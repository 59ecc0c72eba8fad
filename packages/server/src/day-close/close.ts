import type { Transaction } from 'kysely'
import type { DayMatter, DayWord } from '@lookback/core/day-close'
import { addDays, beginningOf, dayOf, grouped, identifierNamed, Refusal } from '@lookback/core/kernel'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { DailyJob } from '../kit/daily-job.ts'
import { entryOf } from '../kit/entries.ts'
import { listUnits } from '../places/index.ts'
import { unitsOf } from './count-day.ts'
import type { StoredClose } from './day-close.queries.ts'
import { insertCloses, insertFrozen, listCloses } from './day-close.queries.ts'
import { frozenFigures } from './freeze.ts'
import { openMatters } from './read-day.ts'

/**
 * Closes a unit's day by its own word; the same request again changes nothing.
 * @throws {Refusal} `day-unit-other`, `day-not-today`, `day-closed`, `day-word-needed`
 */
export async function closeDay(application: Application, actor: Actor, { id, unit, day, word }: DayWord): Promise<void> {
  const { database, days, clock } = application
  const { county, person } = actor
  if (!unitsOf(actor).has(unit)) throw new Refusal('day-unit-other')
  await write(database, clock, county, async (transaction) => {
    const now = clock()
    const closes = await listCloses(transaction, county, day)
    const before = closes.find((close) => close.unit === unit)
    if (before?.id === id) return { result: undefined, entries: [] }
    if (before) throw new Refusal('day-closed', { unit: before.unitName })
    if (day !== dayOf(now)) throw new Refusal('day-not-today', { today: dayOf(now) })
    const others = new Set((await listUnits(transaction, county)).map(({ code }) => code).filter((code) => code !== unit))
    const matters = await openMatters({ database: transaction, days }, everywhere(county), day, others)
    const left = matters.filter(({ standing }) => standing === 'carried-over').length
    if (left > 0 && word === '') throw new Refusal('day-word-needed', { count: left })
    const close = { id, unit, day, endsAt: now, closedBy: person, word }
    return { result: undefined, entries: [await freeze(transaction, county, close, matters, actor.posts.find((post) => post.unit === unit)?.region ?? county, now)] }
  })
}

/** Closes yesterday for every unit that had something to do and did not say its last word: it ended at midnight. */
export const closeByClock: DailyJob = {
  name: 'close-days',
  step: async ({ transaction, county, now, days }) => {
    const today = dayOf(now)
    const day = addDays(today, -1)
    const ends = beginningOf(today)
    const closed = new Set((await listCloses(transaction, county, day)).map(({ unit }) => unit))
    const regions = new Map((await listUnits(transaction, county)).map(({ code, region }) => [code, region]))
    const matters = grouped(await openMatters({ database: transaction, days }, everywhere(county), day, closed, ends), ({ unit }) => unit)
    const entries: Entry[] = []
    for (const [unit, own] of matters) {
      const close = { id: identifierNamed('day-close', county, unit, day), unit, day, endsAt: ends, closedBy: null, word: '' }
      entries.push(await freeze(transaction, county, close, own, regions.get(unit) ?? county, now))
    }
    return { result: true, entries }
  },
}

function everywhere(county: string) {
  return { county, grants: [{ region: county, department: null }] }
}

async function freeze(
  transaction: Transaction<DB>, county: string, close: StoredClose, matters: readonly DayMatter[], region: string, now: Date,
): Promise<Entry> {
  await insertCloses(transaction, county, [close])
  await insertFrozen(transaction, county, matters.map((matter) => ({ ...matter, frozenIn: close.id })))
  const { id, unit, day, endsAt, closedBy, word } = close
  return entryOf({ clock: () => now }, {
    kind: 'day-closed', actor: closedBy, region,
    payload: { close: id, unit, day, endsAt: endsAt.toISOString(), word, ...frozenFigures(matters) },
  })
}
