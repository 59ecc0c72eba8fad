import type { Seat } from '../letters/index.ts'
import { seatsOf } from '../letters/index.ts'
import type { WorkHolder } from '../kit/work.ts'

/** Somebody to whom decisions are shown: by name, and by the units in which the person sits. */
export interface LadderReader {
  county: string
  person: string
  seats: readonly Seat[]
  decides: boolean
}

export function readerOf(holder: WorkHolder): LadderReader {
  return { county: holder.county, person: holder.person, seats: seatsOf(holder, 'ladder:read'), decides: decidesLadder(holder) }
}

/** Whether somebody decides for the office of the whole county. */
export function decidesLadder({ county, posts }: WorkHolder): boolean {
  return posts.some(({ permissions, region, department }) => permissions.includes('ladder:decide') && region === county && department === null)
}
