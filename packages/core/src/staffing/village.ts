import { z } from 'zod'
import { RegionCode } from '../places/index.ts'
import type { StaffingParameter } from './parameter.ts'
import { VillageDuty } from './parameter.ts'
import { Posting } from './posting.ts'

/** What a village lacks: a whole resident team; a post; a helper with few enough households; people for its open problems. */
export const VillageGap = z.enum(['team', 'post', 'helpers', 'load'])
export type VillageGap = z.infer<typeof VillageGap>

const count = z.number().int()

/** What is known of a village. */
export const VillageFacts = z.object({
  village: RegionCode,
  name: z.string(),
  townshipName: z.string(),
  households: count,
  /** Problems that are open. */
  open: count,
  /** Across the households that were visited, from corner to corner; null where no position is known. */
  kilometres: z.number().nullable(),
})
export type VillageFacts = z.infer<typeof VillageFacts>

/** A village with those who are sent there, and what it lacks. */
export const VillageStaffing = VillageFacts.extend({
  people: z.array(Posting),
  /** People of the resident team, reinforcement included. */
  team: count,
  vacant: z.array(VillageDuty),
  /** What the helper with most has there and elsewhere. */
  mostHouseholds: count,
  gaps: z.array(VillageGap),
})
export type VillageStaffing = z.infer<typeof VillageStaffing>

/**
 * What a village has and lacks.
 * @param people who is sent there, each with a row for every post
 * @param loads households by helper
 */
export function villageStaffing(facts: VillageFacts, people: readonly Posting[], loads: ReadonlyMap<string, number>, parameter: StaffingParameter): VillageStaffing {
  const of = (...kinds: readonly Posting['kind'][]) => new Set(people.filter(({ kind }) => kinds.includes(kind)).map(({ person }) => person))
  const team = of('resident-team', 'reinforcement').size
  const vacant = parameter.posts.map(({ duty }) => duty).filter((duty) => of(duty).size === 0)
  const mostHouseholds = Math.max(0, ...[...of('helper')].map((person) => loads.get(person) ?? 0))
  const working = of('resident-team', 'reinforcement', 'helper').size
  const lacks: Record<VillageGap, boolean> = {
    team: team < parameter.teamSize, post: vacant.length > 0, helpers: mostHouseholds > parameter.helperHouseholds, load: facts.open > working * parameter.problemsEach,
  }
  return { ...facts, people: [...people], team, vacant, mostHouseholds, gaps: VillageGap.options.filter((gap) => lacks[gap]) }
}
