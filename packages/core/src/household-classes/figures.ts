import { counts } from '../kernel/figure.ts'
import { listHouseholdClasses } from './contract.ts'

/** Households that have a class, and those that were given it without grounds. */
export const householdClassCounts = counts({ unit: 'households', list: listHouseholdClasses, by: ['township', 'village', 'class'], asOf: 'today' }, {
  classified: {},
  oneText: { standing: 'one-text' },
  withoutVisit: { standing: 'without-visit' },
  withoutMeeting: { standing: 'without-meeting' },
  againstVisits: { standing: 'against-visits' },
  due: { standing: 'due' },
})
export type HouseholdClassCount = keyof typeof householdClassCounts
