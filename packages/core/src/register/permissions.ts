import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'register:read': ['county-office', 'department', 'township', 'village', 'census-team', 'supervision-team', 'leader'],
  'register:import': ['county-office', 'township'],
  /** Shows numbers in full; every showing is logged. */
  'register:reveal': ['county-office', 'department', 'township', 'village'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
