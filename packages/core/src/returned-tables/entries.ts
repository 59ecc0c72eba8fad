import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'

export const entries = {
  'sheet-imported': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' },
    payload: z.object({
      import: Identifier, sheet: z.string(), dryRun: z.boolean(), rows: z.number(), outcomes: z.record(z.string(), z.number()),
    }),
  }),
  /** The workbook of refused rows holds names and telephones as they came. */
  'refused-table-taken': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' }, takesAway: 'whole-numbers', payload: z.object({ import: Identifier }),
  }),
}
