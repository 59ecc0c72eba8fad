import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'log:read': ['county-office', 'administrator', 'security-administrator', 'audit-administrator'],
  /** Sees what in the log is out of the ordinary. */
  'security:watch': ['security-administrator', 'audit-administrator'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
