import type { Party } from '@lookback/core/places'
import type { SharedActor } from '@lookback/core/shared-work'
import type { WorkHolder } from '../kit/work.ts'
import { seatsOf } from '../letters/index.ts'

/** Somebody to whom shared work is shown: whoever looks after the whole county sees all of it, everybody else that of the own units. */
export interface SharedReader {
  county: string
  seesAll: boolean
  seats: readonly Party[]
}

export function readerOf(holder: WorkHolder): SharedReader {
  const { county, posts } = holder
  return {
    county, seats: seatsOf(holder, 'shared-work:read'),
    seesAll: posts.some(({ permissions, region, department }) => permissions.includes('shared-work:read') && region === county && department === null),
  }
}

/** As whom somebody acts on something shared. */
export function sharedActor(holder: WorkHolder): SharedActor {
  const { county, posts } = holder
  return {
    seats: seatsOf(holder, 'shared-work:act'),
    mayManage: posts.some(({ permissions, region, department }) => permissions.includes('shared-work:open') && region === county && department === null),
  }
}
