import type { Transaction } from 'kysely'
import type { Day, Identifier } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { NoticeToSend } from '@lookback/core/notices'
import type { NewReinforcement, Reinforcement } from '@lookback/core/staffing'
import { areTogether, requireReinforcement, standingOf } from '@lookback/core/staffing'
import { isAppended } from '../database/log.queries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { sendNotices } from '../notices/index.ts'
import { listPostsOf } from './postings.queries.ts'
import { insertReinforcements, listRegionNames, listStays, lockPeople, lockReinforcement, writeEnd } from './reinforcements.queries.ts'

/**
 * Sends people for some days, all of them or none, and tells each. The same request again changes nothing.
 * @throws {Refusal} `reinforcement-…`, naming who cannot be sent
 */
export async function send(application: Application, actor: Actor, { id: request, reinforcements }: { id: Identifier; reinforcements: readonly NewReinforcement[] }): Promise<number> {
  const { database, clock } = application
  const { county } = actor
  const now = clock()
  const today = dayOf(now)
  return write(database, clock, county, async (transaction) => {
    if (await isAppended(transaction, county, request)) return { result: reinforcements.length, entries: [] }
    const parameter = await getParameter(transaction, county, 'staffing', today)
    const people = [...new Set(reinforcements.map(({ person }) => person))]
    const names = await lockPeople(transaction, county, people)
    const unitOf = new Map((await listPostsOf(transaction, county, today, people)).reverse().map(({ person, unit }) => [person, unit]))
    const places = await listRegionNames(transaction, county, reinforcements.map(({ region }) => region), today)
    const stays: Reinforcement[] = await listStays(transaction, county, people, today)
    const sent: Reinforcement[] = []
    for (const one of reinforcements) {
      requireReinforcement(one, today, parameter)
      if (!places.has(one.region)) throw new Refusal('region-unknown', { region: one.region })
      const unit = unitOf.get(one.person)
      if (unit === undefined) throw new Refusal('reinforcement-person-unknown', { field: 'person', name: names.get(one.person) ?? one.person })
      const next = { ...one, unit, endedOn: null }
      const other = [...stays, ...sent].find((stay) => stay.person === one.person && areTogether(stay, next))
      if (other) {
        throw new Refusal('reinforcement-overlaps', {
          field: 'from', name: names.get(one.person) ?? one.person, from: other.from, until: other.until, place: await placeName(transaction, county, other.region, today),
        })
      }
      sent.push(next)
    }
    await insertReinforcements(transaction, county, sent)
    await sendNotices(transaction, county, sent.map((one) => noticeOf('reinforcement-sent', actor, one, one.task, one.from)), now)
    const entries = sent.map(({ id: reinforcement, person, unit, region, from, until, task }, index): Entry => entryOf(application, {
      ...(index === 0 && { id: request }), kind: 'reinforcement-sent', actor: actor.person, region, payload: { reinforcement, person, unit, region, from, until, task },
    }))
    return { result: sent.length, entries }
  })
}

async function placeName(transaction: Transaction<DB>, county: string, region: string, today: Day): Promise<string> {
  return (await listRegionNames(transaction, county, [region], today)).get(region) ?? region
}

function noticeOf(kind: 'reinforcement-sent' | 'reinforcement-ended', actor: Actor, { person, region }: Pick<Reinforcement, 'person' | 'region'>, text: string, day: Day): NoticeToSend {
  return { person, kind, actor: actor.person, about: { kind: 'place', id: region }, detail: { count: 1, text, day, level: null, queues: null } }
}

/**
 * Calls somebody back from today on. The same request again changes nothing.
 * @throws {Refusal} `not-found`, `reinforcement-over`
 */
export async function callBack(application: Application, actor: Actor, id: string, { id: request, reason }: { id: Identifier; reason: string }): Promise<Day> {
  const { database, clock } = application
  const { county } = actor
  const now = clock()
  const today = dayOf(now)
  return write(database, clock, county, async (transaction) => {
    const known = await lockReinforcement(transaction, county, id)
    if (!known) throw new Refusal('not-found')
    if (await isAppended(transaction, county, request)) return { result: known.endedOn ?? today, entries: [] }
    const parameter = await getParameter(transaction, county, 'staffing', today)
    if (standingOf(known, today, parameter) === 'over') throw new Refusal('reinforcement-over')
    await writeEnd(transaction, county, id, today, reason)
    await sendNotices(transaction, county, [noticeOf('reinforcement-ended', actor, known, reason, today)], now)
    const entry = entryOf(application, {
      id: request, kind: 'reinforcement-ended', actor: actor.person, region: known.region, payload: { reinforcement: id, person: known.person, on: today, reason },
    })
    return { result: today, entries: [entry] }
  })
}
