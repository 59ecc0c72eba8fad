import type { Transaction } from 'kysely'
import type { Identifier } from '@lookback/core/identifier'
import type { Day } from '@lookback/core/time'
import type { Application } from '../application.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { registerEntry } from '../register/save.ts'
import type { Actor } from './actor.ts'
import type { Assignment } from './helping.queries.ts'
import { beginAssignments, endAssignments, listAssignments } from './helping.queries.ts'
import type { StoredPost } from './posts.queries.ts'

/** Which households are helped is told by name, not by post: with a helper's post it ends, or passes on. */

/** Ends what a helper's post was for. */
export async function stopHelping(
  transaction: Transaction<DB>, application: Application, actor: Actor, post: StoredPost, on: Day,
): Promise<Entry[]> {
  const assignments = await ofPost(transaction, actor, post, on)
  await endAssignments(transaction, actor.county, assignments, on)
  return assignments.map((one) => assigned(application, actor, one, { helper: null, before: [post.person], validFrom: on }))
}

/** Gives the households of a helper's post to a successor. */
export async function passOnHelping(
  transaction: Transaction<DB>, application: Application, actor: Actor, post: StoredPost,
  { successor, on, request }: { successor: string; on: Day; request: Identifier },
): Promise<Entry[]> {
  const assignments = await ofPost(transaction, actor, post, on)
  await endAssignments(transaction, actor.county, assignments, on)
  await beginAssignments(transaction, { county: actor.county, person: successor }, assignments, on, request)
  return assignments.map((one) => assigned(application, actor, one, { helper: successor, before: [post.person], validFrom: on }))
}

async function ofPost(
  transaction: Transaction<DB>, { county }: Actor, { duty, person, region }: StoredPost, on: Day,
): Promise<Assignment[]> {
  return duty === 'helper' ? listAssignments(transaction, { county, person, region }, on, { lock: true }) : []
}

function assigned(application: Application, actor: Actor, { household, village }: Assignment, payload: Entry['payload']): Entry {
  return registerEntry(application, { kind: 'helper-assigned', actor, region: village, subject: household, payload })
}
