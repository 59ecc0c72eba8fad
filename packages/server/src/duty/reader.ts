import { coversRegion } from '@lookback/core/access'
import type { DutyActor, Leave } from '@lookback/core/duty'
import type { Permission } from '@lookback/core/kernel'
import type { WorkHolder } from '../kit/work.ts'

/** Somebody to whom findings are shown: by name, by the places looked after, and by the units that sent people. */
export interface DutyReader {
  county: string
  person: string
  areas: readonly string[]
  units: readonly string[]
}

export function dutyReader(holder: WorkHolder): DutyReader {
  return { county: holder.county, person: holder.person, areas: areasOf(holder, 'duty:read'), units: sendersOf(holder) }
}

/** The places for which somebody may do something for everybody there. */
export function areasOf({ posts }: WorkHolder, permission: Permission): string[] {
  return posts.flatMap(({ permissions, region, department }) => (department === null && permissions.includes(permission) ? [region] : []))
}

/** The units for which somebody answers as whoever sends; whoever was sent to a village sits in the unit, too, and does not. */
export function sendersOf({ posts }: WorkHolder): string[] {
  return [...new Set(posts.flatMap(({ permissions, tier, unit }) => (tier !== 'village' && permissions.includes('duty:answer') ? [unit] : [])))]
}

/** Whether somebody decides for the office of the whole county. */
export function decidesDuty(holder: WorkHolder): boolean {
  return areasOf(holder, 'duty:decide').includes(holder.county)
}

export function dutyActor(holder: WorkHolder): DutyActor {
  return { person: holder.person, units: sendersOf(holder), mayDecide: decidesDuty(holder) }
}

/** The areas in which somebody approves leave of a tier. */
export function approvedAreas({ county, posts }: WorkHolder, tier: Leave['tier']): string[] {
  return posts.flatMap((post) => (post.permissions.includes('leave:approve') && post.tier === tier && (tier === 'township' || post.region === county) ? [post.region] : []))
}

/** Whether a slip is for somebody to decide on. */
export function mayDecideLeave(holder: WorkHolder, { state, tier, person, village }: Pick<Leave, 'state' | 'tier' | 'person' | 'village'>): boolean {
  return state === 'asked' && person !== holder.person
    && coversRegion({ grants: approvedAreas(holder, tier).map((region) => ({ region, department: null })) }, village)
}
