import { z } from 'zod'
import type { RefusalCode } from './refusal.ts'

/** A refusal as it travels. `message` is the sentence in the language that the request asked for. */
export const RefusalReply = z.object({
  code: z.string() as unknown as z.ZodType<RefusalCode>,
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])).readonly(),
})
export type RefusalReply = z.infer<typeof RefusalReply>
