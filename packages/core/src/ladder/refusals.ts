/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'ladder-subject-unknown': 422,
  'ladder-nothing-proposed': 409,
  'ladder-proposal-changed': 409,
  'ladder-day-ahead': 422,
  'ladder-not-of-oneself': 403,
  'own-check-day-wrong': 422,
  'own-check-place-wrong': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
