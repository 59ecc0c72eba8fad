import type { Transaction } from 'kysely'
import type { IndicatorObject } from '@lookback/core/indicators'
import { subjectOfThing } from '@lookback/core/subjects'
import type { Actor } from '../kit/actor.ts'
import type { Store } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { saveSubjects } from '../subjects/index.ts'
import { objectEntry } from './objects.ts'
import { saveObjects } from './objects.queries.ts'

/**
 * Saves objects with what they are the subjects of: a thing in its village is known to the county from now on; a household is already.
 * @returns the entries, for the caller's `write` to append
 */
export async function saveAll(
  transaction: Transaction<DB>, store: Store, county: string, actor: Actor | null, objects: readonly IndicatorObject[],
): Promise<Entry[]> {
  const things = objects.filter(({ subject, village, name }) => subject === subjectOfThing(county, village, name))
  const subjects = new Map(things.map(({ subject, village, name }) =>
    [subject, { kind: 'thing' as const, id: subject, name, number: `${village}${name}`, region: village }]))
  await saveSubjects(transaction, county, [...subjects.values()])
  await saveObjects(transaction, county, objects)
  return objects.map((object) => objectEntry(store, actor, object))
}
