import { z } from 'zod'

/** How much people are told; data of the county. */
export const NoticesParameter = z.object({
  /** From so many of one kind by one person in one go, somebody gets one notice of them all. */
  togetherFrom: z.number().int().min(2),
  /** Notices that have been read are deleted after so many days. */
  keptDays: z.number().int().min(1),
})
export type NoticesParameter = z.infer<typeof NoticesParameter>
