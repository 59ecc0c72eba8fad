import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'

export const entries = {
  /** What it takes to draw a village again: the lot and the seed. */
  'revisits-drawn': entry({
    about: 'place', moves: { phones: 'nothing', figures: 'none' },
    payload: z.object({
      draw: Identifier, seed: z.number(), closed: z.number(), drawnBefore: z.number(), sample: z.number(),
      households: z.array(Identifier),
    }),
  }),
}
