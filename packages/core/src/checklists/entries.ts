import { z } from 'zod'
import { entry } from '../kernel/entry.ts'

export const entries = {
  'form-published': entry({
    about: 'county', moves: { phones: 'nothing', figures: 'frame' },
    payload: z.object({ form: z.string(), version: z.string(), items: z.number() }),
  }),
}
