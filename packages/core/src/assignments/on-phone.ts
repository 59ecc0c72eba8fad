import type { HeldPost } from '../access/index.ts'
import type { Tier } from '../kernel/roles.ts'
import { actingPermissions } from '../problems/index.ts'
import { recordingPosts } from '../visits/index.ts'

/** A round that goes on, with the villages that somebody was given in it; none where nothing was given to them. */
export interface RoundGiven {
  tier: Tier
  villages: readonly string[]
}

/**
 * The posts that a phone is told: one from which somebody only records visits is held in the villages that were given to
 * them, and in no others, so that the phone carries no more. As long as there is a round in which they were given nothing, and
 * for whoever acts on problems, a post keeps its area.
 */
export function postsOnPhone<Post extends HeldPost>(posts: readonly Post[], rounds: readonly RoundGiven[]): Post[] {
  return posts.flatMap((post) => {
    const own = rounds.filter(({ tier }) => recordingPosts([post], tier).length > 0)
    const acts = actingPermissions.some((permission) => post.permissions.includes(permission))
    if (acts || own.length === 0 || own.some(({ villages }) => villages.length === 0)) return [post]
    const villages = [...new Set(own.flatMap((round) => round.villages))]
    return villages.filter((village) => village.startsWith(post.region)).map((region) => ({ ...post, region }))
  })
}
