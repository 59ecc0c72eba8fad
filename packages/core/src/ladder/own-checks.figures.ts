import { counts } from '../kernel/figure.ts'
import { listBalances, listOwnChecks } from './own-checks.contract.ts'

/** What leaders did in person in a month, and how many of them did none of it. */
export const ownCheckCounts = {
  ...counts({ unit: 'times', list: listOwnChecks, by: ['leader'], asOf: 'today' }, { verified: { way: 'verified' }, led: { way: 'led' }, supervised: { way: 'supervised' } }),
  ...counts({ unit: 'people', list: listBalances, by: [], asOf: 'today' }, { none: { standing: 'none' }, short: { standing: 'short' }, met: { standing: 'met' } }),
} as const
export type OwnCheckCount = keyof typeof ownCheckCounts
