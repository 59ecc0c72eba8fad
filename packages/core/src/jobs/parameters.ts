import { z } from 'zod'

/** When the day's work is not done because the clock may be wrong; data of the county. */
export const ClockParameter = z.object({
  /** So many days after it was last done, it is not done before somebody has looked at the clock. */
  jumpDays: z.number().int().min(1),
  /** How far the log's last entry may lie ahead of the clock, and the database's clock apart from it, in minutes. */
  apartMinutes: z.number().int().min(1),
  /** How far the phones of a day may lie apart from it, most of them, in hours. */
  phonesApartHours: z.number().int().min(1),
})
export type ClockParameter = z.infer<typeof ClockParameter>
