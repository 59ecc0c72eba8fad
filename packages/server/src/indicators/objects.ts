import type { IndicatorObject, ObjectChange, ObjectRow } from '@lookback/core/indicators'
import { indicatorTermsIn, lackOf } from '@lookback/core/indicators'
import type { Scope } from '@lookback/core/access'
import { coversItem } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application, Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Entry } from '../database/log.ts'
import { write } from '../database/write.ts'
import type { ListedObject } from './objects.queries.ts'
import { findObject, saveObjects } from './objects.queries.ts'

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
    const { indicator, subject, village, number, name } = before
    const after: IndicatorObject = { id, indicator, subject, village, number, name, ...change }
    await saveObjects(transaction, actor.county, [after])
    return { result: undefined, entries: [objectEntry(application, actor, after)] }
  })
  const after = await findObject(database, scope, id, today, { lock: false })
  if (!after) throw new Refusal('not-found')
  return objectRow(after, scope)
}

/** @throws {Refusal} `indicator-object-lacks` */
export function requireWhole(change: Pick<ObjectChange, 'state' | 'startedOn' | 'finishedOn' | 'note'>, today: string, locale: Locale): void {
  const lack = lackOf(change, today)
  if (lack !== null) throw new Refusal('indicator-object-lacks', { lack: indicatorTermsIn(locale).objectLack[lack] })
}

export function objectEntry(store: Store, actor: Actor | null, object: IndicatorObject): Entry {
  return entryOf(store, {
    kind: 'indicator-object-saved', actor: actor?.person ?? null, region: object.village, subject: object.subject, payload: object,
  })
}
