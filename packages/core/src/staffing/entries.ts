import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { Reinforcement } from './reinforcement.ts'

const moves = { phones: 'nothing', figures: 'none' } as const

export const entries = {
  'reinforcement-sent': entry({
    about: 'person', moves, tells: ['person'], details: { person: 'person', unit: 'unit', region: 'place' },
    payload: Reinforcement.omit({ id: true, endedOn: true }).extend({ reinforcement: Identifier }),
  }),
  'reinforcement-ended': entry({
    about: 'person', moves, tells: ['person'], details: { person: 'person' },
    payload: z.object({ reinforcement: Identifier, person: Identifier, on: Day, reason: z.string() }),
  }),
  'staffing-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}
