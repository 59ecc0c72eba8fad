import { z } from 'zod'
import { ChainLevel } from './responsibility.ts'

/** How a county runs rectification; data of the county, valid from a day on. */
export const RectificationParameter = z.object({
  /** A deadline is yellow from so many days before it. */
  yellowDays: z.number().int().min(0),
  /** The longest extension, in days beyond the deadline as it stands. */
  longestExtensionDays: z.number().int().min(1),
  /** When an overdue problem is raised, and to whom: so many days after its deadline. */
  escalation: z.array(z.object({ level: ChainLevel, daysOverdue: z.number().int().min(1) })),
  /** Notices that have been read are deleted after so many days. */
  noticesKeptDays: z.number().int().min(1).default(90),
  revisit: z.object({
    /** The least share of a village's closed problems that is seen again, and the least number of households. */
    share: z.number().min(0).max(1),
    households: z.number().int().min(0),
    /** Within so many days of the draw. */
    withinDays: z.number().int().min(1),
  }),
})
export type RectificationParameter = z.infer<typeof RectificationParameter>
