import type { HeldPost } from '../access/index.ts'
import type { Permission } from '../kernel/permission.ts'
import type { Tier } from '../kernel/roles.ts'
import { recordingPosts } from '../visits/index.ts'
import type { Portion } from './portion.ts'

/** A round that goes on, with what somebody was given in it; nothing where it was not given out to them. */
export interface RoundGiven {
  id: string
  tier: Tier
  coverage: 'all' | 'sample'
  portions: readonly Portion[]
}

/** What a phone holds of a village: a portion, and of that only what was drawn for a round, where one is named. */
export interface HeldPortion extends Portion {
  drawnIn: string | null
}

/** The posts that a phone is told. */
export interface PostsOnPhone<Post extends HeldPost> {
  /** Those in whose area it holds everything. */
  whole: Post[]
  /** Those held in villages that were given out, of which it holds the portions and no more. */
  narrowed: Post[]
  portions: HeldPortion[]
}

/**
 * The posts that a phone is told: one from which somebody records visits and answers for no problem (a census or supervision
 * team) is held in the villages that were given to them, and in no others, so that the phone carries no more. As long as there
 * is a round in which they were given nothing, and for whoever mends or decides, a post keeps its area. What somebody may do is
 * not less by it: the county goes by the posts.
 */
export function postsOnPhone<Post extends HeldPost>(posts: readonly Post[], rounds: readonly RoundGiven[]): PostsOnPhone<Post> {
  const asked = posts.map((post) => ({ post, rounds: narrowing(post, rounds) }))
  const narrowed = asked.flatMap(({ post, rounds: own }) => {
    const villages = [...new Set(own.flatMap(({ portions }) => portions.map(({ village }) => village)))].sort()
    return villages.filter((village) => village.startsWith(post.region)).map((region) => ({ ...post, region }))
  })
  const given = new Set(asked.flatMap(({ rounds: own }) => own))
  return {
    whole: asked.filter(({ rounds: own }) => own.length === 0).map(({ post }) => post),
    narrowed,
    portions: [...given].flatMap(({ id, coverage, portions }) =>
      portions.map((portion) => ({ ...portion, drawnIn: coverage === 'sample' ? id : null }))),
  }
}

/** With one of these somebody owes what happens to problems, wherever the post's area reaches. */
const answering: readonly Permission[] = ['problems:act', 'problems:lead']

/** The rounds by which a post is narrowed: none where it keeps its area. */
function narrowing(post: HeldPost, rounds: readonly RoundGiven[]): RoundGiven[] {
  const own = rounds.filter(({ tier }) => recordingPosts([post], tier).length > 0)
  return answering.some((permission) => post.permissions.includes(permission)) || own.some(({ portions }) => portions.length === 0) ? [] : own
}
