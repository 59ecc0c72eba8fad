import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  /** Reads and answers what one is named in; a leader, what was written by oneself. */
  'instructions:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  'instructions:write': ['leader'],
  /** Reads all of them, so that none is forgotten; for the office of the whole county. */
  'instructions:oversee': ['county-office'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
