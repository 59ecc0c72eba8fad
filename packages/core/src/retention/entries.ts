import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Day } from '../kernel/time.ts'
import { KeptKind } from './kinds.ts'

export const entries = {
  /** By the county's rule, without anybody asking. */
  'kept-data-deleted': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' }, details: { what: { term: 'keptKind' } },
    payload: z.object({
      what: KeptKind, count: z.number(),
      /** The day up to which it was from. */
      before: Day,
      /** Of what is left of each record that it was taken from; null where no record is left. */
      digest: z.string().nullable(),
    }),
  }),
}
