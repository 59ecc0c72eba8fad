import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'duty:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** Enters checks of others, on the spot or as another tier fed them back. */
  'duty:check': ['county-office', 'township', 'supervision-team', 'leader'],
  /** Answers for oneself, or for the unit that sent somebody. */
  'duty:answer': ['department', 'township', 'village'],
  'duty:decide': ['county-office'],
  'leave:ask': ['township', 'village'],
  'leave:approve': ['county-office', 'township'],
  'attendance:tell': ['county-office', 'township'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
