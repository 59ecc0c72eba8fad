export const words = {
  name: 'Three lists',
  refusal: {},
  entry: {
    'three-lists-exported': { name: 'Three lists exported', sentence: 'Took the three lists away as a workbook' },
  },
  term: {
    table: { progress: 'Bring progress back' },
    tableHint: {
      progress: 'Upload the filled-in list of tasks. Each row is acted on by the rules of the pages; what cannot be done comes back with the reason.',
    },
    rowOutcome: {
      acknowledged: 'acknowledged', planned: 'measures planned', reported: 'reported', 'planned-without-evidence': 'planned; not reported for want of evidence',
    },
  },
} as const
