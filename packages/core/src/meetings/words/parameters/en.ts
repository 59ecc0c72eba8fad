export const words = {
  parameters: {
    meetings: {
      title: 'Meetings and commitments',
      does: 'Kinds of meetings and their numbers, the deadline of decisions without a day, and who speaks.',
      fields: {
        kinds: { label: 'Kinds of meetings', does: 'Numbered by kind and year from 1, with {year} and {ordinal}.', fields: { code: { label: 'Code' }, name: { label: 'Name' }, number: { label: 'Number' } } },
        minutesNumber: { label: 'Number of minutes', does: 'By year from 1, without gaps, with {year} and {ordinal}.' },
        days: { label: 'Without a deadline', unit: 'working days', does: 'Counted from the meeting.' },
        urgedFrom: { label: 'Urged from', unit: 'days before', does: 'Once a day from then on, but for what is not to be urged or is for information.' },
        extensionDays: { label: 'An extension lasts at most', unit: 'working days', does: 'Counted from the deadline.' },
        extensions: { label: 'Extensions', unit: 'times', does: 'Asked before the deadline; the office decides.' },
        speaking: {
          label: 'Who speaks', does: 'Proposed by the ranking of townships: the last make commitments, the first tell how they do it.',
          fields: {
            by: {
              label: 'Ranked by', choices: {
                closedShare: 'Share closed', open: 'Open', overdue: 'Overdue', found: 'Found', newlyFound: 'Newly found', newlyClosed: 'Newly closed', newlyOverdue: 'Newly overdue', newlyReturned: 'Newly returned', newlyBack: 'Newly back',
              },
            },
            last: { label: 'Commitments by the last', unit: 'places' }, first: { label: 'Examples by the first', unit: 'places' }, least: { label: 'Ranked from', unit: 'problems' },
          },
        },
      },
    },
  },
  codeLists: {},
} as const
