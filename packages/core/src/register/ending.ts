import { z } from 'zod'

/** Why a household is on the register no more: its people have become part of another, it was there twice, or nobody is left. */
export const householdEnds = ['merged', 'duplicate', 'died-out', 'moved-away'] as const
export const HouseholdEnd = z.enum(householdEnds)
export type HouseholdEnd = z.infer<typeof HouseholdEnd>

/** The ends with another household that goes on in its place. */
export function hasSuccessor(end: HouseholdEnd): boolean {
  return end === 'merged' || end === 'duplicate'
}
