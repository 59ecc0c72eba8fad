export const words = {
  name: '回访',
  refusal: {},
  entry: {
    'revisits-drawn': { name: '抽回访户', sentence: '在销号的户里抽了 {sample} 户回访' },
  },
  term: {
    queue: { 'to-revisit': '待回访（按户）' },
  },
} as const
