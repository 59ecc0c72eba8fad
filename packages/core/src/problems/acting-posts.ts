import type { HeldPost } from '../access/index.ts'
import { coversItem } from '../access/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Permission } from '../kernel/permission.ts'
import { tiers } from '../kernel/roles.ts'
import type { Acting } from './acting.ts'
import type { ProblemActionName } from './actions.ts'
import { problemActionNames } from './actions.ts'
import { allowedActions, isAllowed, suits } from './decide.ts'
import type { Problem } from './problem.ts'

/** Somebody with every post that is held today. */
export interface PostHolder {
  person: string
  posts: readonly (HeldPost & { title: string })[]
}

/** One of these, and a post lets its holder do something with problems. */
export const actingPermissions: readonly Permission[] = ['problems:act', 'problems:supervise', 'problems:lead']

/**
 * The posts from which somebody can act on a department's item in a place, the lowest tier first: so that nobody who
 * holds two reviews from above what the post below reports. Phone and county ask this and nothing else.
 */
export function actingsOn({ person, posts }: PostHolder, department: string, place: string): Acting[] {
  return posts
    .filter((post) => actingPermissions.some((permission) => post.permissions.includes(permission))
      && coversItem({ grants: [post] }, place, department))
    .map(({ tier, permissions, title }): Acting => ({ person, tier, permissions, title }))
    .sort((one, other) => tiers.indexOf(one.tier) - tiers.indexOf(other.tier))
}

/**
 * The post from which an action is taken: the first that may, else the highest, for the refusal's sake.
 * @throws {Refusal} `not-permitted` where no post covers the problem
 */
export function actingFor(holder: PostHolder, problem: Problem, place: string, action: ProblemActionName): Acting {
  const actings = actingsOn(holder, problem.department, place)
  const acting = actings.find((one) => isAllowed(problem, action, one)) ?? actings.at(-1)
  if (!acting) throw new Refusal('not-permitted')
  return acting
}

/** What somebody may do with a problem now, over all posts, in the order of a problem's life. */
export function actionsAllowed(holder: PostHolder, problem: Problem, place: string): ProblemActionName[] {
  const allowed = new Set(actingsOn(holder, problem.department, place).flatMap((acting) => allowedActions(problem, acting)))
  return problemActionNames.filter((name) => allowed.has(name))
}

/** Whether somebody may mend on the spot what a visit has just found there (边核边改); a census only looks. */
export function mayFixOnTheSpot(holder: PostHolder, department: string, place: string): boolean {
  return actingsOn(holder, department, place).some((acting) => suits('fix-on-the-spot', acting))
}
