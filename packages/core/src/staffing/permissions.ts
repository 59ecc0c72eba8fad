import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  /** Who is sent where; a department sees those whom it has sent. */
  'staffing:read': ['county-office', 'department', 'township', 'village', 'supervision-team', 'leader'],
  /** What villages have and lack of people, and what each helper carries. */
  'staffing:places': ['county-office', 'township', 'village', 'supervision-team', 'leader'],
  /** Sends reinforcement and evens what helpers carry. */
  'staffing:send': ['county-office'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
