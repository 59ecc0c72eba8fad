import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'meetings:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** Convenes meetings, freezes their papers, writes down what was decided and promised, issues the minutes. */
  'meetings:manage': ['county-office'],
  /** Does what a meeting has given to the own unit. */
  'meetings:answer': ['county-office', 'department', 'township', 'village', 'supervision-team'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
