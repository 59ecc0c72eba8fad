import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import { Refusal, requireAsSeen } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { MinutesTold } from '@lookback/core/village-meetings'
import { contradictionsOf, MinutesTold as MinutesShape, quorumOf, requireMinutes, textOf } from '@lookback/core/village-meetings'
import type { Entry } from '../database/log.ts'
import { canonicalJson } from '../database/log.ts'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { requireNamed } from '../evidence/index.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { resembledBy, signatureOf } from './likeness.ts'
import type { MinutesEntry } from './minutes.queries.ts'
import { countRegistered, findMinutes, householdsOf, insertMinutes, insertRemark } from './minutes.queries.ts'
import { listNoticesOf } from './notices.queries.ts'
import { tellVillage } from './tell.ts'

/**
 * Writes minutes of a meeting; `id` is the meeting's and that of the entry. The same again changes nothing.
 * @throws {Refusal} `not-found` outside the scope, and those of `requireMinutes`
 */
export function writeMinutes(application: Application, actor: Actor, { id, told }: { id: string; told: MinutesTold }): Promise<{ id: string }> {
  const { database, clock } = application
  return write(database, clock, actor.county, async (transaction) => {
    if (await isAppended(transaction, actor.county, id)) return { result: { id }, entries: [] }
    const entry = await keep(application, transaction, actor, { id, meeting: id, number: 1, told, reason: '' })
    return { result: { id }, entries: [entry] }
  })
}

/**
 * Corrects minutes by another entry, with the reason; what stood before stays.
 * @throws {Refusal} `not-found`, `written-meanwhile`, `village-minutes-under-notice`, and those of `requireMinutes`
 */
export function correctMinutes(
  application: Application, actor: Actor, meeting: string, { id, told, reason, seen }: { id: string; told: MinutesTold; reason: string; seen?: MinutesTold | undefined },
): Promise<{ id: string }> {
  const { database, clock } = application
  const { county } = actor
  return write(database, clock, county, async (transaction) => {
    const standing = await findMinutes(transaction, actorScope(actor, 'village-meetings:write'), meeting, { lock: true })
    if (!standing) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    requireAsSeen(MinutesShape, seen, standing.told)
    if (told.village !== standing.told.village) throw new Refusal('not-found')
    const notices = await listNoticesOf(transaction, county, meeting, standing.number)
    if (notices.some(({ state }) => state === 'running')) throw new Refusal('village-minutes-under-notice')
    const entry = await keep(application, transaction, actor, { id, meeting, number: standing.number + 1, told, reason })
    return { result: { id }, entries: [entry] }
  })
}

/** What somebody above points out of minutes; the village is told. @throws {Refusal} `not-found` */
export function pointOut(application: Application, actor: Actor, meeting: string, { id, text }: { id: string; text: string }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const standing = await findMinutes(transaction, actorScope(actor, 'village-meetings:point-out'), meeting, { lock: true })
    if (!standing) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const now = clock()
    const { village } = standing.told
    await insertRemark(transaction, county, { id, meeting, village, text, at: now.toISOString(), by: person })
    await tellVillage(transaction, county, { village, meeting, actor: person, text }, now)
    const entry = entryOf(application, { id, kind: 'village-meeting-pointed-out', actor: person, region: village, happenedAt: now.toISOString(), payload: { remark: id, meeting, village, text } })
    return { result: { id }, entries: [entry] }
  })
}

interface ToKeep {
  id: string
  meeting: string
  number: number
  told: MinutesTold
  reason: string
}

async function keep(application: Application, transaction: Transaction<DB>, actor: Actor, { id, meeting, number, told, reason }: ToKeep): Promise<Entry> {
  const { county, person } = actor
  const now = application.clock()
  if (levelOf(told.village) !== 'village' || !coversRegion(actorScope(actor, 'village-meetings:write'), told.village)) throw new Refusal('not-found')
  const parameter = await getParameter(transaction, county, 'village-meetings', told.day)
  const rule = requireMinutes(told, parameter, now)
  await requireHouseholds(transaction, county, told)
  await requireNamed(transaction, actor, [...told.photos, ...told.papers])
  const registered = await countRegistered(transaction, county, told.village, told.day)
  const text = textOf(told)
  const signature = signatureOf(text)
  const entry: MinutesEntry = {
    meeting, number, told, rule, hasQuorum: quorumOf(told, rule).isReached, contradictions: contradictionsOf(told, rule, registered), registered,
    ...await resembledBy(transaction, county, { meeting, text, signature, day: told.day }, parameter), signature,
    contentHash: createHash('sha256').update(canonicalJson(told)).digest('hex'), reason, writtenAt: now.toISOString(), writtenBy: person,
  }
  await insertMinutes(transaction, county, entry)
  return minutesEntry(application, actor, id, entry)
}

async function requireHouseholds(transaction: Transaction<DB>, county: string, { village, topics }: MinutesTold): Promise<void> {
  const known = await householdsOf(transaction, county, village, topics.flatMap(({ households }) => households.map(({ household }) => household)))
  for (const [index, { households }] of topics.entries()) {
    if (households.some(({ household }) => !known.has(household))) throw new Refusal('village-household-unknown', { ordinal: index + 1 })
  }
}

function minutesEntry(application: Application, actor: Actor, id: string, entry: MinutesEntry): Entry {
  const { meeting, number, told, rule, hasQuorum, contradictions, registered, likeness, resembles, contentHash, reason, writtenAt } = entry
  const { group, body, base, calledOn, day, startsAt, due, present, village, topics } = told
  return entryOf(application, {
    id, kind: 'village-minutes-written', actor: actor.person, region: village, happenedAt: writtenAt,
    payload: {
      group, body, base, calledOn, day, startsAt, due, present, meeting, number, village, hasQuorum, contradictions, adults: registered.adults, registeredHouseholds: registered.households,
      likeness, resembles, contentHash, rule, reason,
      concerned: topics.flatMap(({ households }, index) => households.map(({ household }) => ({ topic: index + 1, household }))),
    },
  })
}
