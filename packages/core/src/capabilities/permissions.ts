import type { HeldPost } from '../access/index.ts'
import type { Permission } from '../kernel/permission.ts'
import type { Role } from '../kernel/roles.ts'
import { roles, roleTiers } from '../kernel/roles.ts'
import type { DeclaredIn } from './merged.ts'
import { merged } from './merged.ts'

/** Every permission with the roles whose posts allow it. */
export const permissionRoles: Readonly<Record<Permission, readonly Role[]>> & DeclaredIn<'permissions'> = merged('permissions')

/** What whoever holds a post of a role acts for, and may do. */
export const roleRules = Object.fromEntries(roles.map((role) => [role, {
  tier: roleTiers[role],
  permissions: (Object.keys(permissionRoles) as Permission[]).filter((permission) => permissionRoles[permission].includes(role)),
}])) as unknown as Readonly<Record<Role, Pick<HeldPost, 'tier' | 'permissions'>>>

/** A post as it is stored, with the tier that it acts for and what it allows. */
export function heldPost<Stored extends Pick<HeldPost, 'role' | 'region' | 'department'>>(post: Stored): Stored & HeldPost {
  return { ...post, ...roleRules[post.role] }
}
