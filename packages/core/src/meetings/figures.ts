import { counts } from '../kernel/figure.ts'
import { listCommitments, listDecisions } from './contract.ts'

/** What meetings decided, as far as it is owed. */
export const decisionCounts = counts({ unit: 'decisions', list: listDecisions, by: [], asOf: 'today' }, {
  openDecisions: { standing: 'open' },
  overdueDecisions: { standing: 'overdue' },
  reportedDecisions: { standing: 'reported' },
  closedDecisions: { standing: 'closed' },
})

/** What units promised there. */
export const commitmentCounts = counts({ unit: 'commitments', list: listCommitments, by: [], asOf: 'today' }, {
  waitingCommitments: { state: 'waiting' },
  keptCommitments: { state: 'kept' },
  missedCommitments: { state: 'missed' },
  untoldCommitments: { state: 'untold' },
  uncheckableCommitments: { state: 'uncheckable' },
})

export const meetingCounts = { ...decisionCounts, ...commitmentCounts } as const
export type MeetingCount = keyof typeof meetingCounts
