import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { DoubtRule } from './rule-names.ts'

/** What whoever checked found: as the rule suspects (属实), or not (不属实). */
export const DoubtResult = z.enum(['confirmed', 'unfounded'])
export type DoubtResult = z.infer<typeof DoubtResult>

/** A doubt that somebody in the village was asked to check, as their phone has it. */
export const DoubtToCheck = z.object({
  id: Identifier,
  rule: DoubtRule,
  /** What the rule's sentence tells. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  household: Identifier,
  number: z.string(),
  headName: z.string(),
  village: RegionCode,
  /** Null where it is about the household, or about somebody who has left it. */
  memberName: z.string().nullable(),
  dueOn: Day.nullable(),
})
export type DoubtToCheck = z.infer<typeof DoubtToCheck>

/** What a check found, with what was seen there. */
export const DoubtAnswer = z.object({ result: DoubtResult, note: z.string().trim().min(2).max(500) })
export type DoubtAnswer = z.infer<typeof DoubtAnswer>
