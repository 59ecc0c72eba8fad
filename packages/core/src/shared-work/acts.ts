import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'

const text = z.string().trim().min(2).max(500)
const UnitCode = z.string().min(1).max(40)

/** Who leads and who works with it, by the codes of their units. */
export const Shares = z.object({ lead: UnitCode, co: z.array(UnitCode).min(1).max(40) })
export type Shares = z.infer<typeof Shares>

/** What is done about what is shared. */
export const SharedAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('change'), shares: Shares, reason: text,
    /** What the form began with. */
    seen: Shares.optional(),
  }),
  z.object({ act: z.literal('wait'), waiting: UnitCode, waitedOn: UnitCode, text, since: Day }),
  z.object({ act: z.literal('answer'), wait: Identifier, text }),
  z.object({ act: z.literal('take-back'), wait: Identifier, reason: text }),
  z.object({ act: z.literal('end'), reason: text }),
])
export type SharedAct = z.infer<typeof SharedAct>
export type SharedActName = SharedAct['act']
export const sharedActNames = SharedAct.options.map((option) => option.shape.act.value)
