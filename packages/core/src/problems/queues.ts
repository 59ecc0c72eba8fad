import { z } from 'zod'
import type { Tier } from '../kernel/roles.ts'
import type { HeldPost } from '../access/index.ts'
import { coversItem } from '../access/index.ts'
import type { ProblemActionName } from './actions.ts'
import { isAllowed, suits } from './decide.ts'
import type { Problem } from './problem.ts'

/** What is owed, in the order of a problem's life: 待交办 待签收 待整改 待复核 待核查 待验收 待回访 待批延期. */
export const workQueues = [
  'to-dispatch', 'to-acknowledge', 'to-rectify', 'to-review', 'to-check', 'to-accept', 'to-revisit', 'to-extend',
] as const
/** Those worked through problem by problem; what is drawn to be revisited is seen household by household (`revisits`). */
export const problemQueues = [
  'to-dispatch', 'to-acknowledge', 'to-rectify', 'to-review', 'to-check', 'to-accept', 'to-extend',
] as const

export const WorkQueue = z.enum(workQueues)
export type WorkQueue = z.infer<typeof WorkQueue>

interface QueueRule {
  /** The action that takes a problem off the queue. */
  action: ProblemActionName
  /**
   * Who owes it: the unit that the problem was dispatched to with the village and its helpers, or whoever holds a post
   * of these tiers in whose area it lies.
   */
  owedBy: 'responsible' | readonly Tier[]
}

export const queueRules: Readonly<Record<WorkQueue, QueueRule>> = {
  'to-dispatch': { action: 'dispatch', owedBy: ['county'] },
  'to-acknowledge': { action: 'acknowledge', owedBy: 'responsible' },
  'to-rectify': { action: 'report', owedBy: 'responsible' },
  'to-review': { action: 'review', owedBy: ['township'] },
  'to-check': { action: 'site-check', owedBy: ['county'] },
  'to-accept': { action: 'accept', owedBy: ['county'] },
  'to-revisit': { action: 'revisit', owedBy: ['township', 'county'] },
  'to-extend': { action: 'grant-extension', owedBy: ['county'] },
}

/** The queue that a problem waits in; null where nobody owes anything. A question for more time waits beside it. */
export function queueOf(problem: Problem): Exclude<WorkQueue, 'to-extend'> | null {
  switch (problem.state) {
    case 'found':
      return 'to-dispatch'
    case 'dispatched':
      return 'to-acknowledge'
    case 'acknowledged':
      return 'to-rectify'
    case 'reported':
      return 'to-review'
    case 'reviewed':
      return problem.siteCheckedAt === null ? 'to-check' : 'to-accept'
    case 'closed':
      return problem.revisitDueOn !== null && problem.revisitedAt === null ? 'to-revisit' : null
    case 'void':
    case 'merged':
    case 'lapsed':
      return null
  }
}

/** What says whose a problem is. */
export type Owned = Pick<Problem, 'department' | 'unit'> & { village: string }

/** Whether a post lets its holder take problems off a queue in that place, as far as the post alone says. */
export function worksOn(post: HeldPost, queue: WorkQueue, { village, department }: Owned): boolean {
  const { action, owedBy } = queueRules[queue]
  return suits(action, post) && (owedBy === 'responsible' || owedBy.includes(post.tier))
    && coversItem({ grants: [post] }, village, department)
}

/** Whether whoever holds a post owes what waits in a queue: theirs to do, and theirs to answer for. */
export function owes(post: HeldPost & { unit: string }, queue: WorkQueue, owned: Owned): boolean {
  if (!worksOn(post, queue, owned)) return false
  if (queueRules[queue].owedBy !== 'responsible') return true
  return post.unit === owned.unit || (post.role === 'village' && owned.village.startsWith(post.region))
}

/** Whether whoever holds a post owes one problem's queue today, and may take it off. */
export function postOwes(
  post: HeldPost & { person: string; unit: string }, queue: WorkQueue, problem: Problem, village: string,
): boolean {
  const waits = queue === 'to-extend' ? problem.extensionUntil !== null : queueOf(problem) === queue
  const { tier, permissions } = post
  return waits && owes(post, queue, { ...problem, village })
    && isAllowed(problem, queueRules[queue].action, { person: post.person, tier, permissions, title: '' })
}

/** The queue in which a problem waits for somebody, through any of the posts held today; null where nothing is owed. */
export function owedIn(
  { person, posts }: { person: string; posts: readonly (HeldPost & { unit: string })[] }, problem: Problem, village: string,
): WorkQueue | null {
  const waiting = [queueOf(problem), 'to-extend' as const]
  return waiting.find((queue) => queue !== null && posts.some((post) => postOwes({ ...post, person }, queue, problem, village))) ?? null
}
