import { counts } from '../kernel/figure.ts'
import { listWaits } from './contract.ts'

/** Who waits for whom. */
export const waitCounts = counts({ unit: 'waits', list: listWaits, by: [], asOf: 'today' }, {
  waitsForUs: { side: 'for-us', standing: 'waiting' },
  waitsByUs: { side: 'by-us', standing: 'waiting' },
  openWaits: { standing: 'waiting' },
  overdueWaits: { standing: 'overdue' },
})
export type WaitCount = keyof typeof waitCounts
