export const words = {
  parameters: {
    notices: {
      title: 'Notices',
      does: 'When notices are put together, and how long they are kept.',
      fields: {
        togetherFrom: { label: 'Put together from', unit: 'notices', does: 'When somebody does so many of one kind in one go, each person told gets one notice.' },
        keptDays: { label: 'Kept after reading', unit: 'days', does: 'Then they are deleted; the log keeps what they told of.' },
      },
      effects: { deleted: { label: 'Notices deleted tonight', unit: '' } },
    },
  },
  codeLists: {},
} as const
