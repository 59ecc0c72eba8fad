import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { Objector, ObjectionAnswer, VillageNotice, VillageNoticeAct } from '@lookback/core/village-meetings'
import { decideVillageNotice, invalidityOf, noticeEnd, resolutionStanding } from '@lookback/core/village-meetings'
import { termsIn } from '@lookback/core/words'
import type { Locale } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import { requireNamed } from '../evidence/index.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { findMinutes } from './minutes.queries.ts'
import { closeNotice, findNotice, insertNotice, listNoticesOf, setPhotos } from './notices.queries.ts'
import { countObjections, findObjection, insertObjection, setAnswer } from './objections.queries.ts'

/**
 * Puts a notice of a resolution up; its last day follows from its kind. The same again changes nothing.
 * @throws {Refusal} `not-found`, `village-resolution-…`, `village-notice-there`, `village-notice-days-wrong`
 */
export function openNotice(
  application: Application, actor: Actor, meeting: string, { id, topic, place, from }: { id: string; topic: number; place: string; from: Day }, locale: Locale,
): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const minutes = await findMinutes(transaction, actorScope(actor, 'village-meetings:write'), meeting, { lock: true })
    if (!minutes) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const { told, rule, number } = minutes
    const resolution = told.topics[topic - 1]
    if (!resolution) throw new Refusal('village-resolution-unknown', { topic })
    if (resolution.notice === null) throw new Refusal('village-resolution-needs-no-notice')
    const why = invalidityOf(resolution, told, rule)
    if (why.length > 0) {
      const { invalidity } = termsIn(locale)
      throw new Refusal('village-resolution-invalid', { why: why.map((one) => invalidity[one]).join(locale === 'en' ? ', ' : '、') })
    }
    const before = (await listNoticesOf(transaction, county, meeting, number)).filter((one) => one.topic === topic)
    if (resolutionStanding({ isValid: true, needsNotice: true }, before) !== 'to-be-noticed') throw new Refusal('village-notice-there')
    const now = clock()
    const today = dayOf(now)
    if (from < told.day || from > today) throw new Refusal('village-notice-days-wrong', { day: told.day, today })
    const days = (await getParameter(transaction, county, 'village-meetings', from)).notices.find(({ name }) => name === resolution.notice)?.days
    if (days === undefined) throw new Refusal('village-notice-kind-unknown', { ordinal: topic, kind: resolution.notice })
    const to = noticeEnd(from, days)
    const { village } = told
    const notice: VillageNotice = {
      id, meeting, number, topic, kind: resolution.notice, days, village, place, from, to, photos: [], state: 'running', openedAt: now.toISOString(), openedBy: person, closedAt: null, closedBy: null, reason: '',
    }
    await insertNotice(transaction, county, notice)
    const payload = { notice: id, meeting, number, topic, kind: notice.kind, days, village, place, from, to }
    return { result: { id }, entries: [entryOf(application, { id, kind: 'village-notice-opened', actor: person, region: village, happenedAt: now.toISOString(), payload })] }
  })
}

/** Photographs, ends or withdraws a notice. @throws {Refusal} `not-found`, and those of `decideVillageNotice` */
export function actOnNotice(application: Application, actor: Actor, notice: string, { id, action }: { id: string; action: VillageNoticeAct }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const now = clock()
    const found = await findNotice(transaction, actorScope(actor, 'village-meetings:write'), notice, dayOf(now), { lock: true })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const state = decideVillageNotice(found.notice, action, await countObjections(transaction, county, notice), dayOf(now))
    const frame = { id, actor: person, region: found.notice.village, happenedAt: now.toISOString() }
    if (action.act === 'photograph') {
      await requireNamed(transaction, actor, action.photos)
      const photos = [...new Set([...found.notice.photos, ...action.photos])].slice(0, 9)
      await setPhotos(transaction, county, notice, photos)
      return { result: { id }, entries: [entryOf(application, { ...frame, kind: 'village-notice-photographed', payload: { notice, photos } })] }
    }
    const reason = action.act === 'withdraw' ? action.reason : ''
    await closeNotice(transaction, county, notice, { state, reason, by: person, at: now.toISOString() })
    return { result: { id }, entries: [entryOf(application, { ...frame, kind: 'village-notice-closed', payload: { notice, state, reason } })] }
  })
}

/**
 * Takes down what somebody objects during the days of a notice.
 * @throws {Refusal} `not-found`, `village-notice-closed`, `village-objection-day-wrong`
 */
export function takeObjection(
  application: Application, actor: Actor, notice: string, { id, day, text, objector }: { id: string; day: Day; text: string; objector: Objector },
): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const now = clock()
    const found = await findNotice(transaction, actorScope(actor, 'village-objections:take'), notice, dayOf(now), { lock: true })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const { village, from, to, state } = found.notice
    if (state !== 'running') throw new Refusal('village-notice-closed')
    if (day < from || day > to || day > dayOf(now)) throw new Refusal('village-objection-day-wrong', { from, to })
    await insertObjection(transaction, county, { id, notice, village, day, text, objector, at: now.toISOString(), by: person })
    return { result: { id }, entries: [entryOf(application, { id, kind: 'village-objection-taken', actor: person, region: village, happenedAt: now.toISOString(), payload: { objection: id, notice, village, day } })] }
  })
}

/** Answers an objection. @throws {Refusal} `not-found`, `village-notice-closed`, `village-objection-answered` */
export function answerObjection(application: Application, actor: Actor, objection: string, { id, answer: { text, isUpheld } }: { id: string; answer: ObjectionAnswer }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const now = clock()
    const scope = actorScope(actor, 'village-meetings:write')
    const asked = await findObjection(transaction, scope, objection, { lock: false })
    // The notice is locked before the objection: so does whoever ends it.
    const notice = asked && await findNotice(transaction, scope, asked.notice, dayOf(now), { lock: true })
    const found = await findObjection(transaction, scope, objection, { lock: true })
    if (!found || !notice) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    if (found.isAnswered) throw new Refusal('village-objection-answered')
    if (notice.notice.state !== 'running') throw new Refusal('village-notice-closed')
    await setAnswer(transaction, county, objection, { text, isUpheld, by: person, at: now.toISOString() })
    const payload = { objection, notice: found.notice, isUpheld }
    return { result: { id }, entries: [entryOf(application, { id, kind: 'village-objection-answered', actor: person, region: found.village, happenedAt: now.toISOString(), payload })] }
  })
}

/** Tells who objected, in full, and logs who asked: once for a request. @throws {Refusal} `not-found` */
export function seeObjector(application: Application, actor: Actor, objection: string, { id }: { id: string }): Promise<Objector> {
  const { database, clock } = application
  return write(database, clock, actor.county, async (transaction) => {
    const found = await findObjection(transaction, actorScope(actor, 'village-objectors:see'), objection, { lock: false })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, actor.county, id)) return { result: found.objector, entries: [] }
    return { result: found.objector, entries: [entryOf(application, { id, kind: 'village-objector-seen', actor: actor.person, region: found.village, payload: { objection, notice: found.notice } })] }
  })
}
