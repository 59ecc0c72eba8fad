import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'letters:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** To write letters for the own unit, and to decide on what comes back. */
  'letters:issue': ['county-office', 'department', 'township'],
  /** To sign for a letter to the own unit and to answer it; whoever is written to by name does so without it. */
  'letters:answer': ['county-office', 'department', 'township', 'village'],
  /** To put in the office's own paper for a kind. */
  'letters:templates': ['county-office'],
  /** To examine an objection. */
  'letters:examine': ['county-office', 'leader', 'supervision-team'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
