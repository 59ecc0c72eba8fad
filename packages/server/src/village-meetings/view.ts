import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { ResolutionStanding, VillageMeetingView, VillageNoticeView } from '@lookback/core/village-meetings'
import { invalidityOf, majorityOf, quorumOf, resolutionStanding, shortcomingsOf, villageNoticeActsOf } from '@lookback/core/village-meetings'
import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { namePeople } from '../letters/index.ts'
import { listRegions } from '../places/index.ts'
import type { MinutesEntry } from './minutes.queries.ts'
import { findMinutes, householdsOf, listConcerning, listEntries, listRemarks } from './minutes.queries.ts'
import { findNotice, listNoticesOf } from './notices.queries.ts'

/** A meeting with its law, what its numbers come to, its resolutions, and all entries of its minutes. @throws {Refusal} `not-found` */
export async function viewMeeting({ database, clock }: Application, actor: Actor, id: string): Promise<VillageMeetingView> {
  const { county } = actor
  const scope = actorScope(actor, 'village-meetings:read')
  const entries = await listEntries(database, scope, id)
  const standing = entries.at(-1)
  if (!standing) throw new Refusal('not-found')
  const { told, rule, number, hasQuorum, contradictions, registered, likeness } = standing
  const places = new Map((await listRegions(database, county, dayOf(clock()))).map(({ code, name }) => [code, name]))
  const remarks = await listRemarks(database, scope, id)
  const people = await namePeople(database, county, [...entries.map(({ writtenBy }) => writtenBy), ...remarks.map(({ writtenBy }) => writtenBy)])
  const resembled = standing.resembles === null ? null : await findMinutes(database, scope, standing.resembles, { lock: false })
  const nameOf = (person: string | null) => people.get(person ?? '') ?? null
  const mayWrite = coversRegion(actorScope(actor, 'village-meetings:write'), told.village)
  const notices = await listNoticesOf(database, county, id, number)
  return {
    id, number, village: told.village, villageName: places.get(told.village) ?? told.village, townshipName: places.get(told.village.slice(0, 9)) ?? '', group: told.group, body: told.body, day: told.day,
    due: told.due, present: told.present, hasQuorum, contradictions, likeness, told, rule, quorum: quorumOf(told, rule), adults: registered.adults, registeredHouseholds: registered.households,
    topics: await topicsOf(database, county, standing, notices, mayWrite), shortcomings: shortcomingsOf(told, rule),
    resembles: resembled && { id: resembled.meeting, villageName: places.get(resembled.told.village) ?? resembled.told.village, body: resembled.told.body, day: resembled.told.day },
    entries: entries.map((one) => ({ number: one.number, writtenAt: one.writtenAt, writtenByName: nameOf(one.writtenBy), reason: one.reason, told: one.told })),
    remarks: remarks.map(({ writtenBy, ...remark }) => ({ ...remark, writtenByName: nameOf(writtenBy) })),
    mayCorrect: mayWrite && notices.every(({ state }) => state !== 'running'), mayPointOut: coversRegion(actorScope(actor, 'village-meetings:point-out'), told.village),
  }
}

async function topicsOf(database: Kysely<DB>, county: string, { told, rule }: MinutesEntry, notices: Awaited<ReturnType<typeof listNoticesOf>>, mayWrite: boolean): Promise<VillageMeetingView['topics']> {
  const known = await householdsOf(database, county, told.village, told.topics.flatMap(({ households }) => households.map(({ household }) => household)))
  return told.topics.map(({ households, ...topic }, index) => {
    const own = notices.filter((notice) => notice.topic === index + 1)
    const why = invalidityOf(topic, told, rule)
    const standing = resolutionStanding({ isValid: why.length === 0, needsNotice: topic.notice !== null }, own)
    return {
      ...topic, majority: majorityOf(topic, told, rule), why, standing, notices: own.map(({ id, kind, from, to, state }) => ({ id, kind, from, to, state })),
      households: households.map(({ household, decided }) => ({ household, decided, number: known.get(household)?.number ?? '', headName: known.get(household)?.headName ?? '' })),
      // Offered whenever the resolution is to be given one: whether it may be, and why not, is said when it is tried.
      mayNotice: mayWrite && topic.notice !== null && (standing === 'to-be-noticed' || standing === 'invalid') && topic.isPassed,
    }
  })
}

/** A notice with the resolution that it is of. @throws {Refusal} `not-found` */
export async function viewNotice({ database, clock }: Application, actor: Actor, id: string): Promise<VillageNoticeView> {
  const found = await findNotice(database, actorScope(actor, 'village-meetings:read'), id, dayOf(clock()), { lock: false })
  if (!found) throw new Refusal('not-found')
  const { notice, row, told } = found
  const covers = (permission: 'village-meetings:write' | 'village-objections:take' | 'village-objectors:see') => coversRegion(actorScope(actor, permission), notice.village)
  return {
    ...row, number: notice.number, photos: notice.photos, reason: notice.reason, openedAt: notice.openedAt, closedAt: notice.closedAt, resolution: told.topics[notice.topic - 1]?.resolution ?? '',
    body: told.body, day: told.day, acts: covers('village-meetings:write') ? villageNoticeActsOf(notice) : [],
    mayTakeObjection: notice.state === 'running' && covers('village-objections:take'), maySeeObjector: covers('village-objectors:see'),
  }
}

/** What a meeting decided of a household, and how that stands. */
export interface HouseholdResolution {
  meeting: string
  topic: number
  title: string
  day: string
  body: string
  decided: string
  standing: ResolutionStanding
}

/**
 * What a resolution of a village's meeting decides of a household, and whether it stands; null where it says nothing of it. Whatever is given to a household
 * only by a decision of a meeting asks this, in its own transaction.
 * @param database a transaction, so that the minutes stay as they are until it ends
 */
export async function resolutionOnHousehold(
  database: Kysely<DB>, county: string, { meeting, topic, household }: { meeting: string; topic: number; household: string },
): Promise<HouseholdResolution | null> {
  const minutes = await findMinutes(database, { county, grants: [{ region: county, department: null }] }, meeting, { lock: true })
  return minutes && resolutionIn(database, county, minutes, { topic, household })
}

/** Every resolution within a scope that is about a household, the latest first. */
export async function resolutionsOnHousehold(database: Kysely<DB>, scope: Scope, household: string): Promise<HouseholdResolution[]> {
  const found: HouseholdResolution[] = []
  for (const { meeting, topic } of await listConcerning(database, scope, household)) {
    const minutes = await findMinutes(database, scope, meeting, { lock: false })
    const resolution = minutes && await resolutionIn(database, scope.county, minutes, { topic, household })
    if (resolution) found.push(resolution)
  }
  return found
}

async function resolutionIn(database: Kysely<DB>, county: string, { meeting, number, told, rule }: MinutesEntry, { topic, household }: { topic: number; household: string }): Promise<HouseholdResolution | null> {
  const resolution = told.topics[topic - 1]
  const concerned = resolution?.households.find((one) => one.household === household)
  if (!resolution || !concerned) return null
  const notices = (await listNoticesOf(database, county, meeting, number)).filter((notice) => notice.topic === topic)
  const isValid = invalidityOf(resolution, told, rule).length === 0
  return {
    meeting, topic, title: resolution.title, day: told.day, body: told.body, decided: concerned.decided,
    standing: resolutionStanding({ isValid, needsNotice: resolution.notice !== null }, notices),
  }
}
