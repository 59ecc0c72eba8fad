import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

const count = z.number().int()

/** A helper with what the person carries, by village. */
export const HelperLoad = z.object({
  person: Identifier,
  name: z.string(),
  unitNames: z.array(z.string()),
  villages: z.array(z.object({ village: RegionCode, name: z.string(), households: count })),
  households: count,
  /** Open problems of these households. */
  open: count,
  /** Between the two villages that lie farthest apart; null with one village, or without positions. */
  kilometres: z.number().nullable(),
  isOver: z.boolean(),
})
export type HelperLoad = z.infer<typeof HelperLoad>
