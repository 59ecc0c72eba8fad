import { z } from 'zod'

/** The tier that somebody acts for. The order matters: a later tier stands above the ones before it. */
export const tiers = ['village', 'township', 'county', 'province'] as const
export const Tier = z.enum(tiers)
export type Tier = z.infer<typeof Tier>

export function isAbove(higher: Tier, lower: Tier): boolean {
  return tiers.indexOf(higher) > tiers.indexOf(lower)
}

/** What a post is, as far as the software is concerned; the title on the door is `post.title`. */
export const roles = [
  'county-office',
  'department',
  'township',
  'village',
  'census-team',
  'supervision-team',
  'leader',
  'administrator',
  'security-administrator',
  'audit-administrator',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** The tier for which whoever holds a post of the role acts. */
export const roleTiers: Readonly<Record<Role, Tier>> = {
  'county-office': 'county',
  department: 'county',
  township: 'township',
  village: 'village',
  'census-team': 'county',
  'supervision-team': 'county',
  leader: 'county',
  administrator: 'county',
  'security-administrator': 'county',
  'audit-administrator': 'county',
}
