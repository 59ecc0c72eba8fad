import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'monitoring:read': ['county-office', 'township', 'village', 'supervision-team', 'leader'],
  /** Takes clues down, and does the steps of the own tier. */
  'monitoring:act': ['county-office', 'township', 'village'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
