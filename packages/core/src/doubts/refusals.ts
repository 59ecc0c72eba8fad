/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'doubt-not-waiting': 409,
  'doubt-day-past': 422,
  'doubts-too-many': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
