import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Day } from '../kernel/time.ts'

export const entries = {
  'clock-confirmed': entry({ about: 'county', moves: { phones: 'nothing', figures: 'none' }, payload: z.object({ day: Day }) }),
}
