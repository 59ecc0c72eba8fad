import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Region } from './region.ts'
import { Unit } from './unit.ts'

const moves = { phones: 'nothing', figures: 'frame' } as const
const counts = { added: z.number(), changed: z.number() }

export const entries = {
  'regions-saved': entry({ about: 'county', moves, payload: z.object({ ...counts, records: z.array(Region) }) }),
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
