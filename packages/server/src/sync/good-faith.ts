import type { Scope } from '@lookback/core/access'
import { scopeOf } from '@lookback/core/access'
import type { Refusal, RefusalCode } from '@lookback/core/kernel'
import type { Operation } from '@lookback/core/sync'
import { heldIn } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { scopeToTell } from '../indicators/index.ts'
import { parseSubmission } from '../visits/index.ts'
import type { Concerned } from './good-faith.queries.ts'
import { findConcerned, findTold, listPlacements } from './good-faith.queries.ts'

/** Refusals that may come of a scope that has changed, or of a household that has moved, since the phone was told. */
const scopeRefusals: ReadonlySet<RefusalCode> = new Set([
  'household-unknown', 'not-found', 'not-permitted', 'round-tier-differs', 'action-tier-wrong',
])

export function mayBeOfScope({ code }: Refusal): boolean {
  return scopeRefusals.has(code)
}

/**
 * As whom an operation is done that today's posts do not allow, but those allowed that the county had told the phone of,
 * for a household or an object that the phone was given: the person with those posts, and whoever had the household's former village
 * has, for this one operation, the village where it lies now.
 * @returns null where the phone never was given it under the scope that the operation names
 */
export async function actorInGoodFaith({ database }: Application, actor: Actor, operation: Operation): Promise<Actor | null> {
  const told = await findTold(database, actor.county, operation)
  const about = aim(operation)
  const concerned = about && await findConcerned(database, actor, about)
  if (!told || !concerned) return null
  const placements = await listPlacements(database, actor.county, concerned)
  const former = heldIn(givenBy(actor.county, told.posts, concerned), told.spells, placements)
  if (former === null) return null
  return { ...actor, posts: told.posts.map((post) => movedAlong(post, former, concerned)) }
}

/** By what a phone is given households, or objects: these with its person's posts in the village or the township. */
function givenBy(county: string, posts: Actor['posts'], { object }: Concerned): Scope {
  return object === null ? scopeOf(county, posts, 'register:read') : scopeToTell(county, posts)
}

/** What an operation is about by its content. Its `subject` says the same of an honest phone, and is not asked. */
function aim(operation: Operation): Parameters<typeof findConcerned>[2] | null {
  switch (operation.kind) {
    case 'visit':
      return { number: parseSubmission(Buffer.from(operation.payload.submission)).household }
    case 'spot-fix':
      return { visit: operation.payload.visit, item: operation.payload.item }
    case 'problem-action':
      return { problem: operation.payload.problem }
    case 'object-report':
      return { object: operation.payload.object }
    case 'doubt-check':
      return { doubt: operation.payload.doubt }
    // Whoever may check nobody in the village today, or answers for the unit no more, does not: the office sees it among what was refused.
    case 'duty-check':
    case 'letter-act':
      return null
  }
}

function movedAlong(post: Actor['posts'][number], former: string, { region }: Concerned): Actor['posts'][number] {
  const follows = former.startsWith(post.region) && !region.startsWith(post.region)
  return follows ? { ...post, region } : post
}
