import type { Transaction } from 'kysely'
import type { Day } from '@lookback/core/time'
import type { Application } from '../application.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { registerEntry } from '../register/save.ts'
import { passOn } from '../sheets/fold-helpers.ts'
import type { Actor } from './actor.ts'
import { listHelpedBy, replaceAssignments } from './helping.queries.ts'
import type { StoredPost } from './posts.queries.ts'

/**
 * Which households are helped is told by name and not by post: with a helper's post it passes on to a successor, or ends.
 * @param successor null where nobody succeeds
 */
export async function passOnHelping(
  transaction: Transaction<DB>, application: Application, actor: Actor, post: StoredPost, on: Day, successor: string | null,
): Promise<Entry[]> {
  if (post.duty !== 'helper') return []
  const households = await listHelpedBy(transaction, actor.county, post, on, { lock: true })
  const payload = { helper: successor, from: post.person, validFrom: on }
  await replaceAssignments(transaction, actor.county, households.map(({ assignments, ...household }) =>
    ({ ...household, assignments: passOn(household.id, assignments, payload) })))
  return households.map(({ id, village }) =>
    registerEntry(application, { kind: 'helper-passed-on', actor, region: village, subject: id, payload }))
}
