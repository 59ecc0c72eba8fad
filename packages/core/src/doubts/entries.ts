import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { DoubtResult } from './check.ts'
import { DoubtRule } from './rule-names.ts'

const nothing = { phones: 'nothing', figures: 'none' } as const

export const entries = {
  'doubt-handed-out': entry({
    about: 'subject', moves: nothing, details: { rule: { term: 'doubtRule' } },
    payload: z.object({ doubt: Identifier, rule: DoubtRule, member: Identifier.nullable(), dueOn: Day }),
  }),
  /** What was found; the note stays out of the log, for it may tell of illness and income. */
  'doubt-checked': entry({
    about: 'subject', moves: nothing, details: { rule: { term: 'doubtRule' }, result: { term: 'doubtResult' } },
    payload: z.object({ doubt: Identifier, rule: DoubtRule, result: DoubtResult, outsideScope: z.boolean().optional() }),
  }),
  'doubts-exported': entry({ about: 'county', moves: nothing, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}
