import { z } from 'zod'
import type { Permission } from './permissions.ts'

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
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

interface RoleRule {
  tier: Tier
  permissions: readonly Permission[]
}

const reading = ['register:read', 'rounds:read', 'visits:read', 'problems:read', 'comparison:read', 'reports:read'] as const

/**
 * Who may do what. A census team reads the register and records visits, and sees nobody's findings: a census visit
 * must be blind to the self-check. An administrator keeps accounts and sees no household.
 */
export const roleRules: Readonly<Record<Role, RoleRule>> = {
  'county-office': {
    tier: 'county',
    permissions: [
      ...reading, 'register:import', 'register:reveal', 'rounds:manage', 'visits:record', 'problems:act', 'problems:void',
      'revisits:draw', 'reports:publish', 'places:manage', 'log:read',
    ],
  },
  department: { tier: 'county', permissions: [...reading, 'register:reveal', 'problems:act'] },
  township: {
    tier: 'township',
    permissions: [...reading, 'register:import', 'register:reveal', 'visits:record', 'problems:act'],
  },
  village: {
    tier: 'village',
    permissions: [
      'register:read', 'register:reveal', 'rounds:read', 'visits:record', 'visits:read', 'problems:read',
      'problems:act',
    ],
  },
  'census-team': { tier: 'county', permissions: ['register:read', 'rounds:read', 'visits:record'] },
  'supervision-team': { tier: 'county', permissions: [...reading, 'visits:record', 'problems:supervise'] },
  leader: { tier: 'county', permissions: [...reading, 'problems:lead'] },
  administrator: { tier: 'county', permissions: ['accounts:manage', 'places:manage', 'log:read'] },
}
