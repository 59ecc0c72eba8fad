import { counts, derived } from '../kernel/figure.ts'
import { comparisonBreakdowns, listComparedItems } from './contract.ts'

const compared = { list: listComparedItems, by: comparisonBreakdowns, asOf: 'round' } as const

/** What two rounds found and what became of it between them, as they found it. */
export const comparisonCounts = {
  ...counts({ ...compared, unit: 'findings' }, { findings: { select: 'findings' } }),
  ...counts({ ...compared, unit: 'problems' }, {
    'found-earlier': { select: 'found-earlier' },
    'found-later': { select: 'found-later' },
    outstanding: { select: 'outstanding' },
    'false-report': { select: 'false-report' },
    recurred: { select: 'recurred' },
    missed: { select: 'missed' },
    new: { select: 'new' },
    skipped: { select: 'skipped' },
    uncovered: { select: 'uncovered' },
    resolved: { select: 'resolved' },
    unverified: { select: 'unverified' },
    void: { select: 'void' },
    'found-by-both': { select: 'found-by-both' },
    'found-later-only': { select: 'found-later-only' },
    'jointly-assessed': { select: 'jointly-assessed' },
    'found-by-either': { select: 'found-by-either' },
  }),
} as const

export const comparisonShares = derived(comparisonCounts, {
  missedRate: { unit: 'percent', part: 'missed', whole: ['jointly-assessed'] },
})
