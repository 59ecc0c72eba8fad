import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { monitoringActs, MonitoringCase } from './case.ts'
import { MonitoringTier, Procedure } from './parameter.ts'

const moves = { phones: 'nothing', figures: 'none' } as const

/** How a case stands after an entry. */
const after = { after: MonitoringCase, stage: z.string().nullable(), tier: MonitoringTier.nullable(), dueOn: Day.nullable() }

/** What befell a household, what was found there and as what it is monitored tell of illness and family: that stays out of the log, which keeps its hash. */
export const entries = {
  'monitoring-opened': entry({
    about: 'subject', moves, payload: z.object({ case: Identifier, kind: z.string(), day: Day, textHash: z.string(), ...after }),
  }),
  'monitoring-acted': entry({
    about: 'subject', moves, details: { act: { term: 'monitoringAct' }, state: { term: 'monitoringState' }, meeting: 'villageMeeting' },
    payload: z.object({
      case: Identifier, number: z.number().int(), act: z.enum(monitoringActs), procedure: Procedure.nullable(), step: z.string().nullable(), day: Day, meeting: Identifier.nullable(), topic: z.number().int().nullable(),
      toldHash: z.string(), state: MonitoringCase.shape.state,
      /** Of which acts on no longer stand, because the case went back or the step was done anew. */
      undone: z.array(z.number().int()), ...after,
    }),
  }),
  'monitoring-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}
