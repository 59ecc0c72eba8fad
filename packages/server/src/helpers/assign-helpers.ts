import type { Store } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Transaction } from 'kysely'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { assignmentId } from './fold-helpers.ts'
import type { HelpedHousehold } from './helpers.queries.ts'
import { saveAssignments } from './helpers.queries.ts'

/** Who is to help a household from today on. */
export interface NewHelper {
  household: HelpedHousehold
  person: string
}

/**
 * Writes who helps which household from today on; who helped before hands over. The caller holds the households locked.
 * @returns the entries, for the caller's `write` to append
 */
export async function assignHelpers(
  transaction: Transaction<DB>, store: Store, county: string, actor: Actor | null, newHelpers: readonly NewHelper[],
): Promise<Entry[]> {
  const today = dayOf(store.clock())
  await saveAssignments(transaction, county, newHelpers.map(({ household: { id, helpers }, person }) => ({
    id: assignmentId(id, person, helpers, today), household: id, person, endsBefore: helpers.length > 0,
  })), today)
  return newHelpers.map(({ household: { id, village, helpers }, person }) => entryOf(store, {
    kind: 'helper-assigned', actor: actor?.person ?? null, region: village, subject: id, payload: { helper: person, before: [...helpers], validFrom: today },
  }))
}
