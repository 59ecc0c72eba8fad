export const words = {
  parameters: {
    examination: {
      title: 'Examination',
      does: 'The inspection, census or acceptance that the county prepares for. The first page counts down to it.',
      fields: {
        title: { label: 'Name', does: 'As the first page calls it.' },
        day: { label: 'First day', does: 'The day that is counted down to.' },
      },
      effects: { 'days-left': { label: 'Countdown', unit: 'days' } },
    },
  },
  codeLists: {},
} as const
