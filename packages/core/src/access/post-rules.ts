import type { HeldPost } from './scope.ts'
import type { Duty } from './people.ts'
import type { UnitKind, RegionLevel } from '../places/index.ts'
import { levelOf } from '../places/index.ts'
import type { Day } from '../kernel/time.ts'
import type { Role } from '../kernel/roles.ts'

interface PostRule {
  /** The kinds of unit in which somebody of the role sits. */
  units: readonly UnitKind[]
  /** The level of the area that the post is for. */
  levels: readonly RegionLevel[]
}

const anyUnit: readonly UnitKind[] = ['office', 'department', 'township', 'village', 'team']

/** Where a post of each role can be. A village's resident team and helpers come from units of every kind. */
export const postRules: Readonly<Record<Role, PostRule>> = {
  'county-office': { units: ['office'], levels: ['county'] },
  department: { units: ['department'], levels: ['county', 'township'] },
  township: { units: ['township'], levels: ['township'] },
  village: { units: anyUnit, levels: ['village'] },
  'census-team': { units: ['team', 'office', 'department'], levels: ['county', 'township', 'village'] },
  'supervision-team': { units: ['team', 'office', 'department'], levels: ['county', 'township'] },
  leader: { units: ['office', 'department', 'township'], levels: ['county', 'township', 'village'] },
  administrator: { units: ['office', 'department'], levels: ['county'] },
  'security-administrator': { units: ['office', 'department'], levels: ['county'] },
  'audit-administrator': { units: ['office', 'department'], levels: ['county'] },
}

/** 三员: whoever keeps the accounts, whoever watches over them and whoever reads what both did are three people. */
const keptApart: readonly Role[] = ['administrator', 'security-administrator', 'audit-administrator']

/** Whether one person may hold posts of both roles on one day. */
export function areCompatible(one: Role, other: Role): boolean {
  return one === other || !keptApart.includes(one) || !keptApart.includes(other)
}

/** Who can answer for what, and for how large an area; a township's deputy may be in charge of a village (包村领导). */
export const dutyRules: Readonly<Record<Duty, { roles: readonly Role[]; levels: readonly RegionLevel[] }>> = {
  helper: { roles: ['village'], levels: ['village'] },
  'village-lead': { roles: ['village'], levels: ['village'] },
  'resident-team': { roles: ['village'], levels: ['village'] },
  'township-lead': { roles: ['township'], levels: ['township'] },
  'leader-in-charge': { roles: ['leader', 'township'], levels: ['township', 'village'] },
  'county-lead': { roles: ['leader', 'county-office'], levels: ['county'] },
}

/** A post as the rules look at it. */
export interface PlannedPost {
  role: Role
  duty: Duty | null
  region: string
}

/** The levels of the area that a post may be for. */
export function levelsFor({ role, duty }: Pick<PlannedPost, 'role' | 'duty'>): readonly RegionLevel[] {
  return duty === null ? postRules[role].levels : dutyRules[duty].levels
}

/**
 * What keeps a post from being held in a unit for an area: the unit is of another kind, the role does not answer for
 * the duty, the area is of another level, or it lies outside the unit's; null where all fits.
 */
export function postMisfit(
  post: PlannedPost, unit: { kind: UnitKind; region: string },
): 'unit' | 'duty' | 'level' | 'area' | null {
  if (!postRules[post.role].units.includes(unit.kind)) return 'unit'
  if (post.duty !== null && !dutyRules[post.duty].roles.includes(post.role)) return 'duty'
  if (!levelsFor(post).includes(levelOf(post.region))) return 'level'
  return post.region.startsWith(unit.region) ? null : 'area'
}

/** From a day on, up to the day before another; `validTo` null is without end. Equal days are no day at all. */
export interface Period {
  validFrom: Day
  validTo: Day | null
}

/** Whether a post is held on a day. */
export function isHeld({ validFrom, validTo }: Period, day: Day): boolean {
  return validFrom <= day && (validTo === null || validTo > day)
}

/** Whether two periods have a day in common. */
export function overlap(one: Period, other: Period): boolean {
  const isAny = (period: Period) => period.validTo === null || period.validTo > period.validFrom
  const begins = (period: Period, before: Period) => before.validTo === null || period.validFrom < before.validTo
  return isAny(one) && isAny(other) && begins(one, other) && begins(other, one)
}

export interface StoredPost extends HeldPost, Period {
  id: string
  person: string
  unit: string
  title: string
  duty: Duty | null
}
