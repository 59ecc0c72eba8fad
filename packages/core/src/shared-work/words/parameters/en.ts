export const words = {
  parameters: {
    'shared-work': {
      title: 'Shared work', does: 'How soon whoever is waited for answers.',
      fields: { answerDays: { label: 'Answered within', unit: 'working days', does: 'Counted from the day on which somebody says that they wait.' } },
    },
  },
  codeLists: {},
} as const
