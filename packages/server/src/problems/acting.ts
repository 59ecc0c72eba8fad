import type { Scope } from '@lookback/core/access'
import type { Permission } from '@lookback/core/kernel'
import { coversItem, scopeOf } from '@lookback/core/access'
import { roleRules } from '@lookback/core/capabilities'
import { Refusal, tiers } from '@lookback/core/kernel'
import type { Acting, Problem, ProblemActionName } from '@lookback/core/problems'
import { allowedActions, isAllowed, problemActionNames } from '@lookback/core/problems'
import type { Actor } from '../kit/actor.ts'

const actingPermissions: readonly Permission[] = ['problems:act', 'problems:supervise', 'problems:lead']

/** Where somebody may do anything at all with problems. */
export function actingScope(actor: Actor): Scope {
  const grants = actingPermissions.flatMap((permission) => scopeOf(actor.county, actor.posts, permission).grants)
  return { county: actor.county, grants }
}

/**
 * The posts from which somebody can act on a problem, the lowest tier first: so that nobody who holds two reviews from
 * above what the post below reports.
 */
export function actingsOn(actor: Actor, problem: Problem, village: string): Acting[] {
  const actings = actor.posts
    .filter((post) => actingPermissions.some((permission) =>
      coversItem(scopeOf(actor.county, [post], permission), village, problem.department)))
    .map((post): Acting => ({
      person: actor.person, tier: roleRules[post.role].tier, permissions: roleRules[post.role].permissions, title: post.title,
    }))
  return actings.sort((one, other) => tiers.indexOf(one.tier) - tiers.indexOf(other.tier))
}

/** The post from which an action is taken: the first that may, else the highest, for the refusal's sake. */
export function actingFor(actor: Actor, problem: Problem, village: string, action: ProblemActionName): Acting {
  const actings = actingsOn(actor, problem, village)
  const acting = actings.find((one) => isAllowed(problem, action, one)) ?? actings.at(-1)
  if (!acting) throw new Refusal('not-permitted')
  return acting
}

/** What somebody may do with a problem now, over all posts, in the order of a problem's life. */
export function actionsAllowed(actor: Actor, problem: Problem, village: string): ProblemActionName[] {
  const allowed = new Set(actingsOn(actor, problem, village).flatMap((acting) => allowedActions(problem, acting)))
  return problemActionNames.filter((name) => allowed.has(name))
}
