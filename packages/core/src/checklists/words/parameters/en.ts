export const words = {
  parameters: {},
  codeLists: {
    dimension: { title: 'Dimensions', does: 'Check items are grouped by them: housing, water, schooling. Checklists carry the code, pages and bulletins the word.', unit: 'check items' },
  },
} as const
