import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'supervision:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** Puts places and departments on the list, changes what was said of them, and takes them off. */
  'supervision:decide': ['county-office'],
  /** Goes there: sends checks and tells what they saw, or accepts on site. */
  'supervision:check': ['county-office', 'department', 'supervision-team', 'leader'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
