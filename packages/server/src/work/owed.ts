import type { Owed } from '@lookback/core/work'
import { isHeld } from '@lookback/core/access'
import { heldPost } from '@lookback/core/capabilities'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { getParameter } from '../database/parameters.ts'
import { countWork } from './work.queries.ts'
import type { Actor } from '../kit/actor.ts'
import { listHelpedBy } from '../helpers/helping.queries.ts'
import { listPostsLike, readPost } from '../access/posts.queries.ts'

/**
 * What the holder of a post owes through it today, and how many others hold the like: asked before it ends or passes on.
 * @throws {Refusal} `not-found`
 */
export async function owedThrough({ database, clock }: Application, { county }: Actor, id: string): Promise<Owed> {
  const today = dayOf(clock())
  const post = await readPost(database, county, id)
  const { person, role, title, unit, region, department, duty } = post
  const holder: Actor = {
    county, account: '', person, name: '',
    posts: [heldPost({ role, title, unit, unitName: '', region, regionName: '', department })],
  }
  const { yellowDays } = await getParameter(database, county, 'rectification', today)
  const counts = isHeld(post, today) ? await countWork(database, holder, today, yellowDays) : []
  const helped = duty === 'helper' ? await listHelpedBy(database, county, post, today, { lock: false }) : []
  const others = (await listPostsLike(database, county, post)).filter((other) => other.person !== person && isHeld(other, today))
  return {
    queues: counts.filter(({ count }) => count > 0).map(({ queue, count }) => ({ queue, count })),
    households: helped.length,
    others: new Set(others.map((other) => other.person)).size,
  }
}
