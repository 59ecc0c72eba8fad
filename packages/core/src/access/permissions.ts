import { z } from 'zod'

/** What a post may allow. A permission is always held for an area (see `Scope`), never as such. */
export const permissions = [
  'register:read',
  'register:import',
  'register:reveal',
  'rounds:read',
  'rounds:manage',
  'visits:record',
  'visits:read',
  'problems:read',
  'problems:act',
  /** Says that a finding was none (不属实). Not for departments: nobody voids what they answer for. */
  'problems:void',
  /** Checks on site, returns, revisits, raises; mends and closes nothing. */
  'problems:supervise',
  /** Takes a problem in hand as a leader. */
  'problems:lead',
  /** Draws the sample of closed problems that is seen again. */
  'revisits:draw',
  'comparison:read',
  'reports:read',
  'reports:publish',
  'accounts:manage',
  /** Regions and units: the county's places, and who sits where. */
  'places:manage',
  'log:read',
] as const

export const Permission = z.enum(permissions)
export type Permission = z.infer<typeof Permission>
