export const words = {
  refusal: {},
  term: {},
} as const
