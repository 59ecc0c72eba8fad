export const words = {
  parameters: {
    revisits: {
      title: 'Revisits',
      does: 'How many households are seen again after closing. What was drawn already stays.',
      fields: {
        share: { label: 'At least of each village', unit: '%', does: 'Of the households with a closed problem.' },
        households: { label: 'At least in each village', unit: 'households', does: 'Where the share is fewer; all of them where there are not so many.' },
        withinDays: { label: 'Seen within', unit: 'days', does: 'Of the draw.' },
        fewest: { label: 'A share is said from', unit: 'households', does: 'Of fewer households only the number is shown: a share would say little.' },
      },
      effects: { drawn: { label: 'Drawn, if it were drawn now', unit: 'households' } },
    },
  },
  codeLists: {},
} as const
