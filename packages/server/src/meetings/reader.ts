import type { DecisionActor } from '@lookback/core/meetings'
import type { Party } from '@lookback/core/places'
import type { WorkHolder } from '../kit/work.ts'
import { isSeatOf, seatsOf } from '../letters/index.ts'

/** Somebody to whom meetings are shown: by name where a closing waits for them, and by the units that they sit in. */
export interface MeetingReader {
  county: string
  person: string
  /** The office sees all of it. */
  seesAll: boolean
  seats: readonly Party[]
}

export function readerOf(holder: WorkHolder): MeetingReader {
  return { county: holder.county, person: holder.person, seesAll: manages(holder), seats: seatsOf(holder, 'meetings:read') }
}

/** Whether somebody keeps the meetings of the whole county. */
export function manages({ county, posts }: WorkHolder): boolean {
  return posts.some(({ permissions, region, department }) => permissions.includes('meetings:manage') && region === county && department === null)
}

export function isSeat(seats: readonly Party[], { unit, region }: Party): boolean {
  return isSeatOf(seats, unit, region)
}

/** As whom somebody acts on a decision. */
export function decisionActor(holder: WorkHolder, { lead, co }: { lead: Party; co: readonly Party[] }): DecisionActor {
  const seats = seatsOf(holder, 'meetings:answer')
  return { person: holder.person, mayManage: manages(holder), isLead: isSeat(seats, lead), isCo: co.some((party) => isSeat(seats, party)) }
}
