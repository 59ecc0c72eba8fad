import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { ClassSource } from './household-class.ts'
import { ClosingTier, HouseholdClass } from './parameter.ts'

const moves = { phones: 'nothing', figures: 'none' } as const

/** Why a household has its class may tell of illness and family: that stays out of the log, which keeps its hash. */
export const entries = {
  'household-class-given': entry({
    about: 'subject', moves, details: { meeting: 'villageMeeting', source: { term: 'classSource' } },
    payload: z.object({
      given: Identifier, name: z.string(), class: HouseholdClass, source: ClassSource, meeting: Identifier.nullable(), topic: z.number().int().nullable(), visit: Identifier.nullable(), seenOn: Day.nullable(), day: Day, reviewOn: Day, reasonHash: z.string(),
      /** The one in whose place it is. */
      before: Identifier.nullable(),
    }),
  }),
  'household-class-closed': entry({
    about: 'subject', moves, details: { tier: { term: 'tier' } }, payload: z.object({ given: Identifier, name: z.string(), tier: ClosingTier, reasonHash: z.string() }),
  }),
  'household-classes-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}
