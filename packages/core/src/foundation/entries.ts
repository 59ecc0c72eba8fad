import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Day } from '../kernel/time.ts'

const moves = { phones: 'nothing', figures: 'frame' } as const

export const entries = {
  'county-created': entry({ about: 'county', moves, payload: z.object({ name: z.string(), isDemo: z.boolean() }) }),
  'code-lists-saved': entry({
    about: 'county', moves,
    payload: z.object({
      added: z.number(), changed: z.number(),
      records: z.array(z.object({ list: z.string(), code: z.string(), label: z.string(), position: z.number(), validFrom: Day })),
    }),
  }),
}
