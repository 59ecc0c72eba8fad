import type { PermissionRoles } from '../kernel/capability.ts'

/** What may be allowed, and the roles whose posts allow it. */
export const permissions = {
  'household-classes:read': ['county-office', 'township', 'village', 'supervision-team', 'leader'],
  /** Gives a class by what a meeting of the village decided. */
  'household-classes:give': ['village'],
  /** Closes a household of a class; which tier may is a matter of the class. */
  'household-classes:close': ['county-office', 'township', 'village'],
  /** Brings tables of classes. */
  'household-classes:import': ['county-office', 'township'],
  /** Sees to it that classes given without grounds are decided anew. */
  'household-classes:see-to': ['township'],
} as const satisfies PermissionRoles

declare module '../kernel/permission.ts' {
  interface Permissions extends Record<keyof typeof permissions, true> {}
}
