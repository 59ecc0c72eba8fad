import { words as own } from '../en.ts'

export const words = {
  parameters: {
    rectification: {
      title: 'Deadlines',
      does: 'When a problem turns yellow, when it is raised, and how long an extension may be.',
      fields: {
        yellowDays: { label: 'Yellow before the deadline', unit: 'days', does: 'From so many days before it, the deadline is yellow and counts as due soon.' },
        longestExtensionDays: { label: 'Longest extension', unit: 'days', does: 'An extension that is asked for may not be longer.' },
        escalation: {
          label: 'Raised', does: 'So many days after its deadline a problem is raised to this level. Done once a night.',
          fields: {
            level: { label: 'To', choices: own.term.chainLevel },
            daysOverdue: { label: 'Days overdue', unit: 'days' },
          },
        },
        filterDays: { label: 'Ledger filters', unit: 'days', does: 'What the ledger can be filtered by: due within so many days.' },
      },
      effects: {
        yellow: { label: 'Problems that are yellow now', unit: '' },
        raised: { label: 'Problems raised at the next run', unit: '' },
      },
    },
    'work-calendar': {
      title: 'Work calendar',
      does: 'Where a deadline is counted in working days: which days are off, and which weekends are worked. Deadlines given already stay.',
      fields: {
        daysOff: { label: 'Days off', does: 'The days off of the State Council’s yearly notice; plain weekends need not be named.' },
        workedWeekends: { label: 'Weekends worked', does: 'Saturdays and Sundays that are worked instead.' },
      },
    },
  },
  codeLists: {},
} as const
