import { z } from 'zod'

const Key = z.string().max(40)

/** How somebody wants the columns of a list. */
export const ColumnChoice = z.object({
  /** Keys in the order that was chosen. */
  order: z.array(Key).max(60),
  hidden: z.array(Key).max(60),
  /** Pixels. */
  widths: z.record(Key, z.number().int().min(40).max(800)),
})
export type ColumnChoice = z.infer<typeof ColumnChoice>
