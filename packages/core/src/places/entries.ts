import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Day } from '../kernel/time.ts'
import { Region, RegionCode } from './region.ts'
import { Unit } from './unit.ts'

const moves = { phones: 'nothing', figures: 'frame' } as const
const counts = { added: z.number(), changed: z.number() }

export const entries = {
  'regions-saved': entry({ about: 'county', moves, payload: z.object({ ...counts, records: z.array(Region) }) }),
  /** From the day on it is not of the county any more, and goes on in another. */
  'region-ended': entry({
    about: 'place', moves: { phones: 'nothing', figures: 'everywhere' }, details: { to: 'place' },
    payload: z.object({ to: RegionCode, on: Day, households: z.number() }),
  }),
  /** What is drawn is in the table by its version; the log keeps which file it was. */
  'boundaries-saved': entry({
    about: 'county', moves,
    payload: z.object({ version: z.number(), regions: z.number(), source: z.string(), sha256: z.string() }),
  }),
  'units-saved': entry({ about: 'county', moves, payload: z.object({ ...counts, records: z.array(Unit) }) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** By its code. */
    place: true
    /** By its code. */
    unit: true
  }
}
