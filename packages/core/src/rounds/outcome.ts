import { z } from 'zod'

/** How a visit ended. Only a completed visit says anything about check items. */
export const VisitOutcome = z.enum(['completed', 'nobody-home', 'refused', 'moved', 'deceased', 'other'])
export type VisitOutcome = z.infer<typeof VisitOutcome>
