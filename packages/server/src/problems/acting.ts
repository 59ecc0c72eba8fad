import type { Scope } from '@lookback/core/access'
import { scopeOf } from '@lookback/core/access'
import { actingPermissions } from '@lookback/core/problems'
import type { Actor } from '../kit/actor.ts'

/** Where somebody may do anything at all with problems. */
export function actingScope(actor: Actor): Scope {
  const grants = actingPermissions.flatMap((permission) => scopeOf(actor.county, actor.posts, permission).grants)
  return { county: actor.county, grants }
}
