import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Correctable } from './correctable.ts'

export const entries = {
  'person-file-given': entry({
    about: 'subject', moves: { phones: 'nothing', figures: 'none' }, takesAway: 'whole-numbers',
    payload: z.object({ number: z.string(), member: z.string(), purpose: z.string() }),
  }),
  /** Of what stood there before, and of what stands there now, the log keeps a fingerprint: what they say is sealed beside it. */
  'person-corrected': entry({
    about: 'subject', moves: { phones: 'nothing', figures: 'none' }, details: { member: 'subject', what: { term: 'correctable' } },
    payload: z.object({ member: Identifier, what: Correctable, reason: z.string(), paper: z.string(), before: z.string(), after: z.string() }),
  }),
}
