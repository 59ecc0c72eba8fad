/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'round-unknown': 422,
  'round-missing': 422,
  'round-ordinal-taken': 409,
  'round-days-wrong': 422,
  'sample-empty': 422,
  'round-not-open': 422,
  'round-form-differs': 422,
  'round-tier-differs': 403,
  'household-not-in-sample': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
