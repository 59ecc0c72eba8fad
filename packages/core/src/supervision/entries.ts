import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { Acceptance, Listing, ListingTerms, SupervisedWeek, SupervisionCheck } from './listing.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const about = 'place'
const details = { listing: 'listing' } as const
const at = { listing: Identifier }
const told = SupervisionCheck.pick({ people: true, households: true, found: true, handedOver: true, solved: true, problems: true })

export const entries = {
  'supervision-listed': entry({
    about, moves, tells: ['place', 'team', 'lead'], details: { team: 'unit' },
    payload: Listing.omit({ id: true, state: true, stood: true, endedOn: true, endedBy: true, endReason: true, listedBy: true }).extend({ ...at, name: z.string() }),
  }),
  'supervision-changed': entry({
    about, moves, tells: ['place', 'team', 'lead'], details: { ...details, team: 'unit' }, payload: ListingTerms.extend({ ...at, reason: z.string() }),
  }),
  'supervision-sent': entry({
    about, moves, tells: ['team'], details: { ...details, team: 'unit', form: { term: 'checkForm' } },
    payload: SupervisionCheck.pick({ form: true, day: true, team: true, villages: true, overReason: true }).extend({ ...at, check: Identifier }),
  }),
  'supervision-reported': entry({ about, moves, tells: ['lead'], details, payload: told.extend({ ...at, check: Identifier }) }),
  'supervision-accepted': entry({
    about, moves, tells: ['office', 'place'], details: { ...details, team: 'unit' }, payload: Acceptance.omit({ id: true, by: true, at: true }).extend({ ...at, acceptance: Identifier }),
  }),
  'supervision-ended': entry({ about, moves, tells: ['place', 'team', 'lead'], details, payload: z.object({ ...at, day: Day, reason: z.string() }) }),
  /** By the clock, once a week. */
  'supervision-week': entry({ about, moves, details, payload: SupervisedWeek.extend(at) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** What is on the list, by its number and name. */
    listing: true
  }
}

type Entries = typeof entries
export type SupervisionEntryKind = keyof Entries
/** What happened to something on the list, as the log tells it. */
export type SupervisionEntry = { [Kind in Exclude<SupervisionEntryKind, 'supervision-listed'>]: { kind: Kind; payload: z.output<Entries[Kind]['payload']> } }[
  Exclude<SupervisionEntryKind, 'supervision-listed'>]
export type ListedPayload = z.output<Entries['supervision-listed']['payload']>
