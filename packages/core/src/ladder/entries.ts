import { z } from 'zod'
import { Sha256 } from '../evidence/index.ts'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { RegionCode } from '../places/index.ts'
import { OwnCheckWay } from './own-checks.ts'
import { LadderStep, SteppedFact } from './step.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
/** Of the county, wherever the subject is: whoever reads the log of a place reads nothing of it. */
const about = 'county'
const details = { step: 'ladderStep', unit: 'unit', holder: 'person', rung: { term: 'rung' }, proposed: { term: 'rung' } } as const
const payload = LadderStep.omit({ id: true, person: true, outcome: true, decidedAt: true, decidedBy: true })
  .extend({ step: Identifier, holder: Identifier.nullable(), facts: z.array(SteppedFact) })

export const entries = {
  'ladder-confirmed': entry({ about, moves, tells: ['concerned'], details, payload }),
  /** What was seen and who can say so may tell of a family: that stays out of the log. Entries older than photos name none. */
  'own-check-recorded': entry({ about, moves, details: { way: { term: 'ownCheckWay' }, village: 'place' }, payload: z.object({ check: Identifier, way: OwnCheckWay, village: RegionCode, on: Day, photos: z.array(Sha256).default([]) }) }),
  'ladder-put-aside': entry({ about, moves, details, payload }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** What was decided on the ladder, by its number. */
    ladderStep: true
  }
}
