import { identifierNamed } from '@lookback/core/kernel'
import type { Staff } from '../people/staff.ts'

/** What somebody saw of what was drawn in a township: so many households, by number. */
export interface DemoSeenAgain {
  at: string
  person: string
  region: string
  households: number
  /** Of these, the last so many did not hold. */
  fallenBack: number
  note: string
}

/** The revisits of the demo county: what the office drew, and what of it has been seen again until the morning of its day. */
export interface DemoRevisits {
  drawnAt: string
  person: string
  draws: readonly { id: string; region: string }[]
  /** In the order of time. */
  seen: readonly DemoSeenAgain[]
}

const named = (...words: string[]) => identifierNamed('demo revisits', ...words)
/** After the first weeks of the census: what was closed by then is looked at once more. */
const DRAWN_AT = '2020-04-29T01:00:00.000Z'

/** Three townships are drawn: one is nearly through, one has begun, one has not. */
export function revisitsOf(staff: Staff): DemoRevisits {
  const [first = '', second = '', third = ''] = [...staff.townships.keys()]
  const [one = '', other = ''] = staff.supervision
  const note = '又搬回老屋住，锁换了，灶台是冷的'
  return {
    drawnAt: DRAWN_AT, person: staff.office[0] ?? '', draws: [first, second, third].map((region) => ({ id: named('draw', region), region })),
    seen: [
      { at: '2020-05-03T08:00:00.000Z', person: one, region: first, households: 40, fallenBack: 2, note },
      { at: '2020-05-05T08:00:00.000Z', person: one, region: first, households: 30, fallenBack: 1, note },
      { at: '2020-05-06T08:00:00.000Z', person: other, region: second, households: 25, fallenBack: 1, note },
    ],
  }
}
