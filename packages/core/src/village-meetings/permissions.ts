import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'village-meetings:read': ['county-office', 'township', 'village', 'supervision-team', 'leader'],
  /** Writes minutes, puts notices up and answers objections. */
  'village-meetings:write': ['village'],
  /** Tells a village what is wrong with its minutes. */
  'village-meetings:point-out': ['county-office', 'township', 'supervision-team', 'leader'],
  /** Takes down what somebody objects to a notice. */
  'village-objections:take': ['county-office', 'township', 'village'],
  /** Sees who objected; every showing is logged. Not the village, against which some object. */
  'village-objectors:see': ['county-office', 'township'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
