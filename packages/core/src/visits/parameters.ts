import { z } from 'zod'

/** When a completed visit counts as one in which the household was seen; data of the county, by the day it came in. */
export const CoverageParameter = z.object({
  /** The least share of the items asked there that must be assessed; a visit in which nothing was assessed never counts. */
  assessedShare: z.number().min(0).max(1).meta({ shownPer: 0.01 }),
})
export type CoverageParameter = z.infer<typeof CoverageParameter>
