import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

const HouseholdNumber = z.string().trim().regex(/^[0-9A-Za-z-]{1,40}$/)

/** Somebody of the household, by the number there, and what relation to the other head it is. */
export const JoiningMember = z.object({ number: z.string().min(1).max(40), relation: z.string().min(1).max(40) })
export type JoiningMember = z.infer<typeof JoiningMember>

/** What is done with a household as a whole (农户变动). */
export const HouseholdAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('move'), village: RegionCode }),
  /** Some of its people become a household of their own; the problems named go with them, their own do so anyway. */
  z.object({
    act: z.literal('split'), number: HouseholdNumber, village: RegionCode, members: z.array(JoiningMember).min(1).max(60),
    problems: z.array(Identifier).max(200),
  }),
  /** It becomes part of another, or is the other, registered twice; whoever the other does not have joins it. */
  z.object({ act: z.literal('merge'), as: z.enum(['merged', 'duplicate']), into: HouseholdNumber, members: z.array(JoiningMember).max(60) }),
  z.object({ act: z.literal('end'), as: z.enum(['died-out', 'moved-away']) }),
  /** It was ended by mistake. */
  z.object({ act: z.literal('restore') }),
])
export type HouseholdAct = z.infer<typeof HouseholdAct>
export type ActOf<Name extends HouseholdAct['act']> = Extract<HouseholdAct, { act: Name }>
