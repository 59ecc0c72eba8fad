import { z } from 'zod'
import { Tier } from '../access/roles.ts'
import { Identifier } from '../identifier.ts'
import { Day } from '../time.ts'

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

/** How a visit ended. Only a completed visit says anything about check items. */
export const VisitOutcome = z.enum(['completed', 'nobody-home', 'refused', 'moved', 'deceased', 'other'])
export type VisitOutcome = z.infer<typeof VisitOutcome>
