import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  /** A census team sees nobody’s findings: a census visit must be blind to the self-check. */
  'problems:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  'problems:act': ['county-office', 'department', 'township', 'village'],
  /** Opens a problem by hand: of a village, a post, whatever nobody visits. */
  'problems:open': ['county-office'],
  /** Says that a finding was none (不属实). Not for departments: nobody voids what they answer for. */
  'problems:void': ['county-office'],
  /** Checks on site, returns, revisits, raises; mends and closes nothing. */
  'problems:supervise': ['supervision-team'],
  /** Takes a problem in hand as a leader. */
  'problems:lead': ['leader'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
