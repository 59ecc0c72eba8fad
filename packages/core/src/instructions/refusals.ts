/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'instruction-about-unknown': 422,
  'instruction-day-wrong': 422,
  'instruction-person-unknown': 422,
  'instruction-person-outside': 422,
  'instruction-person-not-of-it': 422,
  'instruction-person-twice': 422,
  'instruction-not-yours': 403,
  'instruction-settled': 409,
  'instruction-answered-already': 409,
  'instruction-not-answered-yet': 409,
  'instruction-done-unknown': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
