import { counts } from '../kernel/figure.ts'
import { listProblems } from '../problems/index.ts'
import { listHouseholds } from '../register/index.ts'

const today = { list: listProblems, asOf: 'today' } as const

/** Everything that was found, and where it stands. */
export const overviewCounts = {
  ...counts({ unit: 'households', list: listHouseholds, by: [], asOf: 'today' }, { households: {} }),
  ...counts({ ...today, unit: 'findings', by: [] }, { findings: { counted: 'findings' } }),
  ...counts({ ...today, unit: 'problems', by: [] }, {
    problems: {},
    found: { state: 'found' },
    dispatched: { state: 'dispatched' },
    acknowledged: { state: 'acknowledged' },
    reported: { state: 'reported' },
    reviewed: { state: 'reviewed' },
    closed: { state: 'closed' },
    void: { state: 'void' },
    merged: { state: 'merged' },
    lapsed: { state: 'lapsed' },
  }),
  ...counts({ list: listProblems, asOf: 'round', unit: 'problems', by: ['round'] }, { foundInRound: {}, hardInRound: { severity: 'hard' } }),
} as const
