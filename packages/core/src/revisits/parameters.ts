import { z } from 'zod'

/** How the revisit sample is drawn and read; data of the county. */
export const RevisitsParameter = z.object({
  /** The least share of a village's households with a closed problem that is seen again, and the least number of them. */
  share: z.number().min(0).max(1).meta({ shownPer: 0.01 }),
  households: z.number().int().min(0),
  /** Within so many days of the draw. */
  withinDays: z.number().int().min(1),
  /** Fewer revisited households than this say nothing about a place: no share is shown. */
  fewest: z.number().int().min(1),
})
export type RevisitsParameter = z.infer<typeof RevisitsParameter>
