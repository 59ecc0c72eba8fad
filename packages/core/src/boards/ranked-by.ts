import { z } from 'zod'

/** What places can be ranked by: the office chooses. */
export const RankedBy = z.enum(['closedShare', 'open', 'overdue', 'found', 'newlyFound', 'newlyClosed', 'newlyOverdue', 'newlyReturned', 'newlyBack'])
export type RankedBy = z.infer<typeof RankedBy>
