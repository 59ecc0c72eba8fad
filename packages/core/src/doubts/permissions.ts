import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'doubts:read': ['county-office', 'township', 'village', 'supervision-team', 'leader'],
  /** Hands doubts to the villages to check. */
  'doubts:hand-out': ['county-office', 'township'],
  /** Says what a check found; a village owes it, its township may do it in its place. */
  'doubts:check': ['township', 'village'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
