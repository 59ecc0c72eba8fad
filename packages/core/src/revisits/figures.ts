import { counts, derived } from '../kernel/figure.ts'
import { listDrawnHouseholds } from './contract.ts'

/** What was drawn to be seen again, and what became of it. */
export const revisitCounts = counts({ unit: 'households', list: listDrawnHouseholds, by: ['township', 'village'], asOf: 'today' }, {
  drawn: {},
  revisited: { standing: 'revisited' },
  held: { standing: 'held' },
  waiting: { standing: 'waiting' },
  overdue: { standing: 'overdue' },
})
export type RevisitCount = keyof typeof revisitCounts

export const revisitShares = derived(revisitCounts, {
  share: { unit: 'percent', part: 'held', whole: ['revisited'] },
})
