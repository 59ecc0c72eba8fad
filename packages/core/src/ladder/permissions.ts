import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  /** Reads what was decided and issued to oneself or the own unit. */
  'ladder:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** Sees what rules propose, and decides; for the office of the whole county. */
  'ladder:decide': ['county-office'],
  /** Reads what leaders owe and did in person: the office of all of them, a leader of oneself. */
  'own-checks:read': ['county-office', 'leader'],
  'own-checks:record': ['leader'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
