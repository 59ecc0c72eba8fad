import { z } from 'zod'
import { entry } from '../kernel/entry.ts'

export const entries = {
  'audit-exported': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' },
    /** What the entries were narrowed to. */
    takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }),
  }),
}
