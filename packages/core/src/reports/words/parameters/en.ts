export const words = {
  parameters: {
    bulletin: {
      title: 'Bulletins',
      does: 'How much a bulletin lists, and how it ranks. Bulletins made already stay.',
      fields: {
        nonPoorCategories: { label: 'Kinds of household that count as non-poor', does: 'What a bulletin says of non-poor households counts these.' },
        leadingDimensions: { label: 'Dimensions listed', unit: '', does: 'So many of those with the most problems.' },
        leadingItems: { label: 'Check items listed', unit: '', does: 'So many of those with the most problems.' },
        rankedTownships: { label: 'Townships at top and bottom', unit: '', does: 'So many of the first and so many of the last.' },
        rankedFrom: { label: 'Ranked from', unit: 'problems', does: 'Where both rounds found fewer, the rate says little and the township is not ranked.' },
      },
      effects: { 'non-poor': { label: 'Count as non-poor', unit: 'households' } },
    },
  },
  codeLists: {},
} as const
