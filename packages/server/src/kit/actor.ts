import type { HeldPost, Scope, SessionView } from '@lookback/core/access'
import type { Permission } from '@lookback/core/kernel'
import { scopeOf } from '@lookback/core/access'

/** Whoever is signed in: a person, with the posts held today. */
export interface Actor {
  county: string
  account: string
  person: string
  name: string
  posts: readonly (HeldPost & SessionView['posts'][number])[]
}

/** The scope in which the actor may do something; without grants when no post allows it. */
export function actorScope(actor: Actor, permission: Permission): Scope {
  return scopeOf(actor.county, actor.posts, permission)
}
