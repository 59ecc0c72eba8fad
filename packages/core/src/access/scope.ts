import { z } from 'zod'
import { Permission } from '../kernel/permission.ts'
import { Role, Tier } from '../kernel/roles.ts'

/**
 * An area of responsibility: all regions whose code starts with `region`, and there either every department's
 * business (`department` is null) or one department's check items only.
 */
export const Grant = z.object({ region: z.string().min(6).max(12), department: z.string().nullable() })
export type Grant = z.infer<typeof Grant>

/** Where somebody may do one particular thing. Every query of records takes one; no grants means no rows. */
export interface Scope {
  county: string
  grants: readonly Grant[]
}

/** A post that is held today, with what it allows there; `heldPost` of the capabilities makes it of what is stored. */
export const HeldPost = Grant.extend({ role: Role, tier: Tier, permissions: z.array(Permission).readonly() })
export type HeldPost = z.infer<typeof HeldPost>

/** The scope of one permission: the areas of those posts that allow it. */
export function scopeOf(county: string, posts: readonly HeldPost[], permission: Permission): Scope {
  const grants = posts
    .filter((post) => post.permissions.includes(permission))
    .map((post) => ({ region: post.region, department: post.department }))
  return { county, grants }
}

/** Whether a place lies in the scope, whatever the department. */
export function coversRegion(scope: Pick<Scope, 'grants'>, region: string): boolean {
  return scope.grants.some((grant) => region.startsWith(grant.region))
}

/** Whether a department's check item in a place lies in the scope. */
export function coversItem(scope: Pick<Scope, 'grants'>, region: string, department: string): boolean {
  return scope.grants.some(
    (grant) => region.startsWith(grant.region) && (grant.department === null || grant.department === department),
  )
}
