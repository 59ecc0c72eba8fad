import { z } from 'zod'

/** The advisory rules; household ones first. */
export const doubtRules = [
  'unsafeHouse', 'unsafeWater', 'lowIncome', 'disabledCause', 'illCause', 'fitWithoutLabour', 'noSchoolStatus', 'destituteAway',
  'awayWithoutPlace', 'publicJobTooYoung', 'publicJobTooOld', 'jobWithoutLabour',
] as const
export const DoubtRule = z.enum(doubtRules)
export type DoubtRule = z.infer<typeof DoubtRule>
