export const words = {
  name: '回访',
  refusal: {},
  entry: {
    'revisits-drawn': { name: '抽回访户', sentence: '在销号的户里抽了 {sample} 户回访' },
  },
  term: {},
} as const
