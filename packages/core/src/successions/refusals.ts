/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'household-changed-meanwhile': 409,
  'household-village-wrong': 422,
  'household-village-same': 422,
  'household-into-unknown': 422,
  'household-into-itself': 422,
  'household-number-taken': 409,
  'household-members-unknown': 422,
  'household-members-left-out': 422,
  'household-split-takes-head': 422,
  'household-head-not-one': 422,
  'household-family-wrong': 422,
  'household-not-ended': 409,
  'household-has-successor': 409,
  'household-act-unknown': 422,
  'household-relation-missing': 422,
  'region-level-differs': 422,
  'region-ends-too': 422,
  'region-code-used': 409,
  'region-day-wrong': 422,
  'region-rows-together': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
