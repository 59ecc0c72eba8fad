export const words = {
  name: 'Revisits',
  refusal: {},
  entry: {
    'revisits-drawn': { name: 'Revisits drawn', sentence: 'Drew {sample} of the closed households for a revisit' },
  },
  term: {
    queue: { 'to-revisit': 'Households to revisit' },
  },
} as const
