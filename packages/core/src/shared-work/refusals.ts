/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'shared-about-unknown': 422,
  'shared-already': 409,
  'shared-unit-unknown': 422,
  'shared-unit-twice': 422,
  'shared-own-unit-missing': 422,
  'shared-act-not-yours': 403,
  'shared-ended': 409,
  'shared-waits-open': 409,
  'shared-wait-on-wrong': 422,
  'shared-since-wrong': 422,
  'shared-wait-unknown': 422,
  'shared-wait-over': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
