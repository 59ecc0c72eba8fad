import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { RegionCode } from '../places/index.ts'

export const entries = {
  'village-given-out': entry({
    about: 'place', moves: { phones: 'nothing', figures: 'none' },
    details: { round: 'round', village: 'place', inspectors: 'person' },
    /** All who check the village in the round from now on; nobody when it is taken back. */
    payload: z.object({ round: Identifier, village: RegionCode, inspectors: z.array(Identifier) }),
  }),
}
