import { z } from 'zod'
import { entry } from '../kernel/entry.ts'

export const entries = {
  'person-file-given': entry({
    about: 'subject', moves: { phones: 'nothing', figures: 'none' }, payload: z.object({ number: z.string(), member: z.string(), purpose: z.string() }),
  }),
}
