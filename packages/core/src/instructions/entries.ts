import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { InstructionAbout, NamedPerson } from './instruction.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
/** Of the county, wherever it is about: whoever reads the log of a place reads nothing of it. */
const about = 'county'
const details = { instruction: 'instruction' } as const
const at = { instruction: Identifier }

export const entries = {
  'instruction-given': entry({
    about, moves, tells: ['named'], details: { ...details, leaderUnit: 'unit' },
    payload: z.object({ ...at, about: InstructionAbout, text: z.string(), dueOn: Day, leaderUnit: z.string(), named: z.array(NamedPerson) }),
  }),
  'instruction-answered': entry({ about, moves, tells: ['leader'], details, payload: z.object({ ...at, text: z.string(), shownIn: InstructionAbout.nullable() }) }),
  'instruction-sent-back': entry({ about, moves, tells: ['named'], details: { ...details, answerer: 'person' }, payload: z.object({ ...at, answerer: Identifier, text: z.string(), dueOn: Day }) }),
  'instruction-settled': entry({ about, moves, tells: ['named'], details, payload: z.object({ ...at, text: z.string() }) }),
  /** Whoever succeeds to a post owes the answers, or waits for them. */
  'instruction-passed-on': entry({
    about, moves, tells: ['named'], details: { ...details, from: 'person', to: 'person', unit: 'unit' }, payload: z.object({ ...at, from: Identifier, to: Identifier, unit: z.string() }),
  }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** A leader's instruction, by its first words. */
    instruction: true
  }
}

type Entries = typeof entries
type Payload<Kind extends keyof Entries> = z.output<Entries[Kind]['payload']>
/** What happened to an instruction, as the log tells it. */
export type InstructionEntry = { [Kind in Exclude<keyof Entries, 'instruction-given'>]: { kind: Kind; payload: Payload<Kind> } }[Exclude<keyof Entries, 'instruction-given'>]
export type GivenPayload = Payload<'instruction-given'>
