import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'

const moves = { phones: 'nothing', figures: 'none' } as const

export const entries = {
  'bulletin-published': entry({
    about: 'county', moves, details: { earlier: 'round', later: 'round' },
    payload: z.object({
      ordinal: z.number(), title: z.string(), earlier: Identifier, later: Identifier, logSequence: z.number(), sha256: z.string(),
      figures: z.record(z.string(), z.string()),
    }),
  }),
  'bulletin-template-changed': entry({ about: 'county', moves, payload: z.object({ sha256: z.string(), bytes: z.number() }) }),
  'ledger-exported': entry({
    about: 'county', moves,
    /** What the problems were narrowed to. */
    takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }),
  }),
}
