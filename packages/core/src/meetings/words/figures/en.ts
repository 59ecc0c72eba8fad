export const words = {
  openDecisions: { name: 'Decisions under way', counted: 'In issued minutes and not reported as done; what is for information is not counted' },
  overdueDecisions: { name: 'Overdue', counted: 'Under way with a deadline before today' },
  reportedDecisions: { name: 'For the two leaders', counted: 'Reported as done, and not agreed to by both' },
  closedDecisions: { name: 'Closed', counted: 'Both leaders named have agreed' },
  waitingCommitments: { name: 'Not yet due', counted: 'With a figure and a day that is not over' },
  keptCommitments: { name: 'Kept', counted: 'By the same figure on that day' },
  missedCommitments: { name: 'Not kept', counted: 'By the same figure on that day' },
  untoldCommitments: { name: 'No figure on the day', counted: 'The figure was not there on that day' },
  uncheckableCommitments: { name: 'Cannot be checked', counted: 'Without a figure or a day' },
} as const
