import { z } from 'zod'
import { Sha256 } from '../evidence/index.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RefusalReply } from '../kernel/refusal-reply.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import { Day } from '../kernel/time.ts'

/** What the county says to one operation. */
export const Answer = z.object({
  id: Identifier,
  /**
   * `known`: it had arrived before; nothing was done again. `refused`: for good, and kept by the county whole. `later`:
   * for a reason that passes; the phone keeps it and sends it again.
   */
  result: z.enum(['accepted', 'known', 'refused', 'later']),
  /** The number in the county's log that it stands under or before: a backup that has passed it holds it. */
  at: z.number().int().min(0),
  /** Files that the county does not have yet. */
  missing: z.array(Sha256),
  /** Made in good faith under a scope that no longer holds: taken in, and pointed out to the office. */
  outsideScope: z.boolean(),
  /** Visits of the same household in the same round that the county had before: both are kept, and this is pointed out. */
  visitedBefore: z.array(z.object({ inspectorName: z.string(), on: Day })),
  refusal: RefusalReply.pick({ code: true, details: true }).nullable(),
})
export type Answer = z.infer<typeof Answer>

/** Refusals that say nothing about the operation and pass by themselves. */
const passing: ReadonlySet<RefusalCode> = new Set(['internal-error', 'service-busy', 'database-unreachable', 'database-away', 'disk-full', 'operation-too-new'])

export function passesByItself(code: RefusalCode): boolean {
  return passing.has(code)
}
