import { identifierNamed } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import type { Staff } from '../people/staff.ts'

/** A bulletin of the demo county: which two rounds it tells of, and by the records of which hour. */
export interface DemoBulletin {
  id: string
  at: string
  person: string
  title: string
  earlier: string
  later: string
}

/** The Monday mornings after the county's census had begun. */
const mondays = ['2020-04-20T02:00:00.000Z', '2020-04-27T02:00:00.000Z', '2020-05-04T02:00:00.000Z']

/** What the office told every week, in the order of time: the self-check beside the census as far as it had come. */
export function bulletinsOf(staff: Staff, [selfCheck, census]: readonly [Round, Round]): DemoBulletin[] {
  return mondays.map((at) => ({
    id: identifierNamed('demo bulletin', at), at, person: staff.office[0] ?? '', title: '全县脱贫质量“回头看”情况通报', earlier: selfCheck.id, later: census.id,
  }))
}
