import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'indicators:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** The catalogue, targets and milestones, assessed lights. */
  'indicators:manage': ['county-office'],
  'indicators:report': ['county-office', 'department', 'township', 'village'],
  'indicators:confirm': ['county-office', 'department'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
