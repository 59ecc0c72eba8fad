import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'shared-work:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** Shares something among units. */
  'shared-work:open': ['county-office', 'department', 'township'],
  /** Says for the own unit that it waits, and answers whoever waits for it. */
  'shared-work:act': ['county-office', 'department', 'township', 'village', 'supervision-team'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
