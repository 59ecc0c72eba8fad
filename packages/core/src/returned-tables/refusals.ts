/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'row-cell-formula': 422,
  'row-number-damaged': 422,
  'row-number-missing': 422,
  'row-number-unknown': 422,
  'row-twice': 409,
  'row-head-differs': 409,
  'row-spell-differs': 409,
  'row-progress-unknown': 422,
  'row-measure-too-long': 422,
  'row-evidence-unknown': 422,
  'row-evidence-ambiguous': 409,
  'row-household-unknown': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
