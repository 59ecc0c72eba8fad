import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { Party } from '../places/index.ts'
import { SharedMatter, Wait } from './matter.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const about = 'place'
const details = { matter: 'sharedMatter' } as const
const at = { matter: Identifier }
const ofWait = { ...at, wait: Identifier }
const waiting = { ...details, waitingUnit: 'unit', onUnit: 'unit' } as const
/** Told beside the parties, so that a sentence can name them. */
const units = { waitingUnit: z.string(), onUnit: z.string() }

export const entries = {
  'shared-opened': entry({
    about, moves, tells: ['lead', 'co'], details: { ...details, leadUnit: 'unit' },
    payload: SharedMatter.pick({ about: true, title: true, region: true, lead: true, co: true }).extend({ ...at, leadUnit: z.string() }),
  }),
  'shared-changed': entry({ about, moves, tells: ['lead', 'co'], details: { ...details, leadUnit: 'unit' }, payload: z.object({ ...at, lead: Party, co: z.array(Party), leadUnit: z.string(), reason: z.string() }) }),
  'shared-waiting': entry({ about, moves, tells: ['on'], details: waiting, payload: Wait.pick({ waiting: true, on: true, what: true, since: true, dueOn: true }).extend({ ...ofWait, ...units }) }),
  'shared-answered': entry({ about, moves, tells: ['waiting'], details: waiting, payload: z.object({ ...ofWait, ...units, text: z.string() }) }),
  'shared-taken-back': entry({ about, moves, tells: ['on'], details: waiting, payload: z.object({ ...ofWait, ...units, reason: z.string() }) }),
  'shared-ended': entry({ about, moves, tells: ['lead', 'co'], details, payload: z.object({ ...at, day: Day, reason: z.string() }) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** What several units share, by its title. */
    sharedMatter: true
  }
}

type Entries = typeof entries
export type SharedEntryKind = keyof Entries
/** What happened to something shared, as the log tells it. */
export type SharedEntry = { [Kind in Exclude<SharedEntryKind, 'shared-opened'>]: { kind: Kind; payload: z.output<Entries[Kind]['payload']> } }[Exclude<SharedEntryKind, 'shared-opened'>]
export type OpenedPayload = z.output<Entries['shared-opened']['payload']>
