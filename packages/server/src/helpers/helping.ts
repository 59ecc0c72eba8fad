import type { PostFollower } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { passOn } from './fold-helpers.ts'
import { listHelpedBy, replaceAssignments } from './helping.queries.ts'

/**
 * Which households are helped is told by name and not by post: with a helper's post it passes on to a successor, or ends.
 */
export const passOnHelping: PostFollower = async (transaction, application, actor, post, on, successor) => {
  if (post.duty !== 'helper') return []
  const households = await listHelpedBy(transaction, actor.county, post, on, { lock: true })
  const payload = { helper: successor, from: post.person, validFrom: on }
  await replaceAssignments(transaction, actor.county, households.map(({ assignments, ...household }) =>
    ({ ...household, assignments: passOn(household.id, assignments, payload) })))
  return households.map(({ id, village }) =>
    entryOf(application, { kind: 'helper-passed-on', actor: actor.person, region: village, subject: id, payload }))
}
