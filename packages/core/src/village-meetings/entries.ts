import { z } from 'zod'
import { entry } from '../kernel/entry.ts'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { ConcernedHousehold, MinutesTold } from './minutes.ts'
import { VillageNotice, VillageNoticeState } from './notice.ts'
import { DueBase, Share, VillageBody } from './parameter.ts'
import { contradictions } from './rules.ts'

const moves = { phones: 'nothing', figures: 'none' } as const
const about = 'place'
const number = z.number().int()

/** What was said of households, and who objected, may tell of illness and family: that stays out of the log, which keeps its hash. */
export const entries = {
  'village-minutes-written': entry({
    about, moves, details: { meeting: 'villageMeeting', resembles: 'villageMeeting', base: { term: 'dueBase' } },
    payload: MinutesTold.pick({ group: true, body: true, base: true, calledOn: true, day: true, startsAt: true, due: true, present: true }).extend({
      meeting: Identifier, number, village: z.string(), hasQuorum: z.boolean(), contradictions: z.array(z.enum(contradictions)), adults: number, registeredHouseholds: number,
      likeness: number.nullable(), resembles: Identifier.nullable(), contentHash: z.string(), rule: VillageBody.extend({ base: DueBase, quorum: Share.exclude(['none']) }), reason: z.string(),
      concerned: z.array(ConcernedHousehold.pick({ household: true }).extend({ topic: number })),
    }),
  }),
  'village-notice-opened': entry({
    about, moves, details: { meeting: 'villageMeeting', notice: 'villageNotice' },
    payload: VillageNotice.pick({ meeting: true, number: true, topic: true, kind: true, days: true, village: true, place: true, from: true, to: true }).extend({ notice: Identifier }),
  }),
  'village-notice-photographed': entry({ about, moves, details: { notice: 'villageNotice' }, payload: z.object({ notice: Identifier, photos: z.array(z.string()) }) }),
  'village-notice-closed': entry({ about, moves, details: { notice: 'villageNotice', state: { term: 'villageNoticeState' } }, payload: z.object({ notice: Identifier, state: VillageNoticeState, reason: z.string() }) }),
  'village-objection-taken': entry({ about, moves, details: { notice: 'villageNotice' }, payload: z.object({ objection: Identifier, notice: Identifier, village: z.string(), day: Day }) }),
  'village-objection-answered': entry({ about, moves, details: { notice: 'villageNotice' }, payload: z.object({ objection: Identifier, notice: Identifier, isUpheld: z.boolean() }) }),
  'village-objector-seen': entry({ about, moves, details: { notice: 'villageNotice' }, payload: z.object({ objection: Identifier, notice: Identifier }) }),
  'village-meeting-pointed-out': entry({ about, moves, tells: ['village'], details: { meeting: 'villageMeeting' }, payload: z.object({ remark: Identifier, meeting: Identifier, village: z.string(), text: z.string() }) }),
  'village-minutes-printed': entry({ about, moves, details: { meeting: 'villageMeeting' }, payload: z.object({ meeting: Identifier }), takesAway: 'list' }),
  'village-meetings-exported': entry({ about: 'county', moves, takesAway: 'list', payload: z.object({ filter: z.record(z.string(), z.string()) }) }),
}

declare module '../kernel/entry.ts' {
  interface References {
    /** A meeting of a village, by body and day. */
    villageMeeting: true
    /** A public notice, by its kind and village. */
    villageNotice: true
  }
}
