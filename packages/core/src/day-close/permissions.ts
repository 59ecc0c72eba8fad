import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'day-close:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** To say the last word of the day for the own unit. */
  'day-close:close': ['county-office', 'department', 'township', 'village'],
  /** To issue the brief of the day. */
  'day-close:brief': ['county-office'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
