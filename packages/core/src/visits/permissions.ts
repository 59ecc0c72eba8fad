import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'visits:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  'visits:record': ['county-office', 'township', 'village', 'census-team', 'supervision-team'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
