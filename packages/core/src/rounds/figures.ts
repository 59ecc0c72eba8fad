import { counts, derived } from '../kernel/figure.ts'
import { listHouseholds } from '../register/index.ts'

/** What a round covers (应入户), and how much of it a completed visit has seen (已入户). */
export const coverageCounts = counts({ unit: 'households', list: listHouseholds, by: ['round', 'township'], asOf: 'round' }, {
  due: {},
  visited: { visit: 'done' },
  gone: { visit: 'gone' },
  unvisited: { visit: 'none' },
  troubled: { visit: 'troubled' },
})

export const coverageShares = derived(coverageCounts, {
  coverage: { unit: 'percent', part: 'visited', whole: ['due'] },
  incidence: { unit: 'percent', part: 'troubled', whole: ['visited'] },
})
