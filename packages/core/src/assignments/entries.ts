import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

/** All who check it in the round from now on; nobody when it is taken back. */
const given = { round: Identifier, inspectors: z.array(Identifier) }
const moves = { phones: 'nothing', figures: 'none' } as const

export const entries = {
  'village-given-out': entry({
    about: 'place', moves, details: { round: 'round', village: 'place', inspectors: 'person' },
    payload: z.object({ ...given, village: RegionCode, group: z.string() }),
  }),
  'assignments-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
  'household-given-out': entry({
    about: 'subject', moves, details: { round: 'round', inspectors: 'person' },
    payload: z.object(given),
  }),
}
