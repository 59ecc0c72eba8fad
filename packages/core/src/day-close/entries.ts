import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const count = z.number().int()
/** What is frozen: how much of it, and the SHA-256 of the matters. */
const frozen = { due: count, done: count, carriedOver: count, matters: z.string() }

export const entries = {
  /** By the unit's own word, or, without an actor, by the clock. */
  'day-closed': entry({
    about: 'place', moves, details: { unit: 'unit' },
    payload: z.object({ close: Identifier, unit: z.string(), day: Day, endsAt: Instant, word: z.string(), ...frozen }),
  }),
  'day-brief-issued': entry({
    about: 'county', moves,
    payload: z.object({ brief: Identifier, ordinal: count, day: Day, sha256: z.string(), ...frozen }),
  }),
}
