import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'

const moves = { phones: 'anew', figures: 'frame' } as const

export const entries = {
  /** A table gave a household its helper; whoever helped before hands over. */
  'helper-assigned': entry({
    about: 'subject', moves, details: { helper: 'person', before: 'person' },
    payload: z.object({ helper: Identifier, before: z.array(Identifier), validFrom: Day }),
  }),
  /** A helper's post ended or passed on: `helper` is the successor, null for none. Others who help the household stay. */
  'helper-passed-on': entry({
    about: 'subject', moves, details: { helper: 'person', from: 'person' },
    payload: z.object({ helper: Identifier.nullable(), from: Identifier, validFrom: Day }),
  }),
}
