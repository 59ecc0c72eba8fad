import { z } from 'zod'
import { Tier } from '../kernel/roles.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'

/** Whom a round checks: every household in its regions, or a sample drawn beforehand. */
export const Coverage = z.enum(['all', 'sample'])
export type Coverage = z.infer<typeof Coverage>

/** One pass of checks: who (tier) checks whom (coverage) with which form, from when to when. */
export const Round = z.object({
  id: Identifier,
  ordinal: z.number().int().min(1),
  name: z.string().trim().min(1).max(60),
  tier: Tier,
  coverage: Coverage,
  formId: z.string(),
  formVersion: z.string(),
  startsOn: Day,
  endsOn: Day,
  /** Whoever visits in it is not shown what others found. */
  blind: z.boolean(),
})
export type Round = z.infer<typeof Round>
