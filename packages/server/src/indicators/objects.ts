import type { IndicatorObject, ObjectChange, ObjectRow, ObjectTold, ObjectToTell } from '@lookback/core/indicators'
import { indicatorTermsIn, lackOf, MOST_PHOTOS } from '@lookback/core/indicators'
import type { Scope } from '@lookback/core/access'
import { coversItem, scopeOf } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, defaultLocale, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application, Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Database } from '../database/connect.ts'
import type { Entry } from '../database/log.ts'
import { isAppended } from '../database/log.queries.ts'
import { write } from '../database/write.ts'
import { requireNamed } from '../evidence/index.ts'
import type { ListedObject } from './objects.queries.ts'
import { findObject, listOpenObjects, saveObjects } from './objects.queries.ts'

/** A row of the list, with whether the caller may tell of the object. */
export function objectRow({ lead, ...object }: ListedObject, reporting: Scope): ObjectRow {
  return { ...object, mayChange: coversItem(reporting, object.village, lead) }
}

/**
 * Tells how far an object is.
 * @throws {Refusal} `not-found`, `indicator-object-lacks`
 */
export async function changeObject(application: Application, actor: Actor, id: string, change: ObjectChange, locale: Locale): Promise<ObjectRow> {
  const { database, clock } = application
  const scope = actorScope(actor, 'indicators:report')
  const today = dayOf(clock())
  requireWhole(change, today, locale)
  await write(database, clock, actor.county, async (transaction) => {
    const before = await findObject(transaction, scope, id, today, { lock: true })
    if (!before || !coversItem(scope, before.village, before.lead)) throw new Refusal('not-found')
    await requireNamed(transaction, actor, change.photos.filter((photo) => !before.photos.includes(photo)))
    const { indicator, subject, village, number, name } = before
    const after: IndicatorObject = { id, indicator, subject, village, number, name, ...change }
    await saveObjects(transaction, actor.county, [after])
    return { result: undefined, entries: [objectEntry(application, actor, after)] }
  })
  const after = await findObject(database, scope, id, today, { lock: false })
  if (!after) throw new Refusal('not-found')
  return objectRow(after, scope)
}

/** Where posts allow to tell of objects with a phone: in the village and the township, not at the county's desks. */
export function scopeToTell(county: string, posts: Actor['posts']): Scope {
  return scopeOf(county, posts.filter(({ tier }) => tier === 'village' || tier === 'township'), 'indicators:report')
}

/** What somebody may tell of in the village: what lies in the places of the own posts there and is not in use yet. */
export async function listToTell(database: Database, { county, posts }: Actor): Promise<ObjectToTell[]> {
  return listOpenObjects(database, scopeToTell(county, posts))
}

/** The phone's id for what it tells, when it was done, and whether it lies outside what the person may do today. */
interface MadeByPhone {
  id: string
  happenedAt: string
  outsideScope: boolean
}

/**
 * Takes what a phone tells of an object; photos are added to those that are there. The same again changes nothing.
 * @param actor as whom it is told: for work made in good faith with the posts that the phone had been told of
 * @throws {Refusal} `not-found`, `indicator-object-lacks`
 */
export async function tellObject(
  application: Application, actor: Actor, made: MadeByPhone, object: string, told: ObjectTold,
): Promise<void> {
  const { database, clock } = application
  const { county } = actor
  const scope = actorScope(actor, 'indicators:report')
  const today = dayOf(clock())
  await write(database, clock, county, async (transaction) => {
    const before = await findObject(transaction, scope, object, today, { lock: true })
    if (await isAppended(transaction, county, made.id)) return { result: undefined, entries: [] }
    if (!before || !coversItem(scope, before.village, before.lead)) throw new Refusal('not-found')
    requireWhole(told, today, defaultLocale)
    const { id, indicator, subject, village, number, name, responsible, plannedOn, photos } = before
    const all = [...new Set([...photos, ...told.photos])].slice(-MOST_PHOTOS)
    const after: IndicatorObject = { id, indicator, subject, village, number, name, responsible, plannedOn, ...told, photos: all }
    await saveObjects(transaction, county, [after])
    return { result: undefined, entries: [objectEntry(application, actor, after, made)] }
  })
}

/** @throws {Refusal} `indicator-object-lacks` */
export function requireWhole(change: Pick<ObjectChange, 'state' | 'startedOn' | 'finishedOn' | 'note'>, today: string, locale: Locale): void {
  const lack = lackOf(change, today)
  if (lack !== null) throw new Refusal('indicator-object-lacks', { lack: indicatorTermsIn(locale).objectLack[lack] })
}

export function objectEntry(store: Store, actor: Actor | null, object: IndicatorObject, made?: MadeByPhone): Entry {
  const { outsideScope = false, ...when } = made ?? {}
  return entryOf(store, {
    ...when, kind: 'indicator-object-saved', actor: actor?.person ?? null, region: object.village, subject: object.subject,
    payload: outsideScope ? { ...object, outsideScope } : object,
  })
}
