import { counts } from '../kernel/figure.ts'
import { listListings } from './contract.ts'

/** What is on the list, and what has come off it. */
export const supervisionCounts = counts({ unit: 'listings', list: listListings, by: [], asOf: 'today' }, {
  listed: { standing: 'listed' },
  overdue: { standing: 'overdue' },
  accepted: { standing: 'accepted' },
  again: { standing: 'again' },
  off: { standing: 'off' },
})
export type SupervisionCount = keyof typeof supervisionCounts
