/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'helper-missing': 422,
  'helper-name-unclear': 422,
  'helper-unknown': 422,
  'helper-unit-unknown': 422,
  'helper-has-account': 409,
  'helper-ambiguous': 409,
  'helper-phone-unclear': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
