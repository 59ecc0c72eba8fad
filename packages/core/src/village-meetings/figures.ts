import { counts } from '../kernel/figure.ts'
import { listMeetingVillages, listVillageMeetings, listVillageNotices } from './contract.ts'

/** Villages that did not meet. */
export const meetingVillageCounts = counts({ unit: 'villages', list: listMeetingVillages, by: ['township', 'village'], asOf: 'today' }, {
  noneThisMonth: { standing: 'none-this-month' },
  owed: { standing: 'owed' },
  noneThisYear: { standing: 'none-this-year' },
})

/** Minutes that are to be looked at. */
export const minutesCounts = counts({ unit: 'minutes', list: listVillageMeetings, by: ['township', 'village'], asOf: 'today' }, {
  contradicting: { standing: 'contradicting' },
  copied: { standing: 'copied' },
})

/** Public notices and what waits for them. */
export const villageNoticeCounts = counts({ unit: 'notices', list: listVillageNotices, by: ['township', 'village'], asOf: 'today' }, {
  running: { standing: 'running' },
  toEnd: { standing: 'to-end' },
  objected: { standing: 'objected' },
})
export const villageMeetingCounts = { ...meetingVillageCounts, ...minutesCounts, ...villageNoticeCounts }
export type VillageMeetingCount = keyof typeof villageMeetingCounts
