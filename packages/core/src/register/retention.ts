import { z } from 'zod'

/** How long is kept what is no record; data of the county. */
export const RetentionParameter = z.object({
  /** Workbooks that went back with refused rows, which hold people's data a second time, in days. */
  returnedWorkbooksDays: z.number().int().min(1),
})
export type RetentionParameter = z.infer<typeof RetentionParameter>
