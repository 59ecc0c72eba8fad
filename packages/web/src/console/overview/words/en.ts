import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: {
    overview: 'Overview',
  },
  today: 'Today is {day}',
  daysLeft: 'Until {title}',
  daysSince: 'Since {title}',
  onTheDay: '{title} is today',
  days: 'days',
  examinationDay: '{title}: {day}',
  noExamination: 'No examination date is set',
  households: 'Households in the register',
  findings: 'Findings of all rounds',
  problems: 'Problems',
  problemsHint: 'One item of one household found several times is one problem.',
  leftOut: 'Of them, not among “found” of the situation and of rectification:',
  noRounds: 'No round of checks has begun',
  noRoundsHint: 'Figures appear once a round exists and its first visit has come in.',
  states: {
    title: 'Where the problems stand',
    state: 'State',
    count: 'Problems',
    share: 'Share',
  },
}
