/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'parameter-unknown': 404,
  'code-list-unknown': 404,
  'parameter-missing': 422,
  'parameter-below': 422,
  'parameter-above': 422,
  'parameter-not-whole': 422,
  'parameter-wrong': 422,
  'parameter-code-unknown': 422,
  'parameter-day-past': 422,
  'parameter-changed': 409,
  'parameter-not-planned': 409,
  'code-twice': 422,
  'code-label-twice': 422,
  'code-fixed': 409,
  'code-label-carried': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
