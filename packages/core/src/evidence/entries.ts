import { z } from 'zod'
import { entry } from '../kernel/entry.ts'

export const entries = {
  'evidence-received': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'none' },
    payload: z.object({ sha256: z.string(), content: z.string(), mediaType: z.string(), bytes: z.number() }),
  }),
}
