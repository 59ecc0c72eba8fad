import { counts } from '../kernel/figure.ts'
import { listDayMatters } from './contract.ts'

/** What a day counts, by unit. */
export const dayCounts = counts({ unit: 'matters', list: listDayMatters, by: ['unit'], asOf: 'today' }, {
  due: {},
  dueToday: { since: 'today' },
  carriedIn: { since: 'before' },
  done: { standing: 'done' },
  carriedOver: { standing: 'carried-over' },
})
export type DayCount = keyof typeof dayCounts
