import type { Owed } from '@lookback/core/work'
import { isHeld } from '@lookback/core/access'
import { heldPost } from '@lookback/core/capabilities'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { owedBy } from './owed-by.ts'
import type { Actor } from '../kit/actor.ts'
import { listHelpedBy } from '../helpers/index.ts'
import { listPostsLike, readPost } from '../access/index.ts'

/**
 * What the holder of a post owes through it today, and how many others hold the like: asked before it ends or passes on.
 * @throws {Refusal} `not-found`
 */
export async function owedThrough(application: Application, { county }: Actor, id: string): Promise<Owed> {
  const { database, clock } = application
  const today = dayOf(clock())
  const post = await readPost(database, county, id)
  const { person, duty } = post
  const counts = isHeld(post, today) ? await owedBy(application, { county, person, posts: [heldPost(post)] }, today) : []
  const helped = duty === 'helper' ? await listHelpedBy(database, county, post, today, { lock: false }) : []
  const others = (await listPostsLike(database, county, post)).filter((other) => other.person !== person && isHeld(other, today))
  return {
    queues: counts.filter(({ count }) => count > 0).map(({ queue, count }) => ({ queue, count })),
    households: helped.length,
    others: new Set(others.map((other) => other.person)).size,
  }
}
