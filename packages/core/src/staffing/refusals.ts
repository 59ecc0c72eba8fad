/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'reinforcement-person-unknown': 422,
  'reinforcement-place-wrong': 422,
  'reinforcement-days-wrong': 422,
  'reinforcement-overlaps': 409,
  'reinforcement-over': 409,
  'helper-move-stale': 409,
  'helper-move-wrong': 422,
  'helper-move-twice': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
