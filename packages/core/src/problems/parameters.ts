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
  /** The ledger is filtered by what is due within so many days (剩10天, 剩20天). */
  filterDays: z.array(z.number().int().min(1).max(999)).min(1).max(6),
})
export type RectificationParameter = z.infer<typeof RectificationParameter>
