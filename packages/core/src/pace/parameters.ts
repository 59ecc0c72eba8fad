import { z } from 'zod'

const Days = z.number().int().min(1).max(366)

/** Over how many days the clock looks back; data of the county. */
export const PaceParameter = z.object({
  /** The two lengths over which the pace held is told; the slower of the two is what the county is judged by. */
  shortDays: Days,
  longDays: Days,
  /** The burn-down begins so many days before today. */
  chartDays: Days,
  /** A forecast draws on so many of the last working days; of fewer than ten there is none. */
  forecastDays: z.number().int().min(10).max(250),
})
export type PaceParameter = z.infer<typeof PaceParameter>
