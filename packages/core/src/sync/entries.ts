import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'

const nothing = { phones: 'nothing', figures: 'none' } as const
/** The subject's phones learn what has become of the work. */
const settled = { phones: 'anew', figures: 'none' } as const
const work = { operation: Identifier, person: Identifier, device: Identifier }

export const entries = {
  'device-registered': entry({ about: 'actor', moves: nothing, payload: z.object({ device: Identifier }) }),
  /** A new phone of somebody whose other phone had announced work that never came: its browser may have cleared it. */
  'phone-work-missing': entry({
    about: 'actor', moves: nothing, payload: z.object({ device: Identifier, before: Identifier, works: z.array(z.string()), count: z.number() }),
  }),
  'device-revoked': entry({ about: 'person', moves: nothing, payload: z.object({ device: Identifier, person: Identifier }) }),
  'backup-verified': entry({ about: 'county', moves: nothing, payload: z.object({ sequence: z.number() }) }),
  'outbox-file-taken-in': entry({
    about: 'person', moves: nothing,
    payload: z.object({
      device: Identifier, person: Identifier, accepted: z.number(), known: z.number(), files: z.number(), refused: z.number(),
    }),
  }),
  'refused-work-taken-in': entry({
    about: 'subject-where-known', moves: settled, details: { person: 'person' }, payload: z.object(work),
  }),
  'refused-work-set-aside': entry({
    about: 'subject-where-known', moves: settled, details: { person: 'person' },
    payload: z.object({ ...work, reason: z.string(), before: z.string() }),
  }),
}
