/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'household-class-unknown': 422,
  'household-class-lacks': 409,
  'household-class-day-wrong': 422,
  'household-class-none': 409,
  'household-class-not-your-tier': 403,
  'household-class-not-checked': 409,
  'household-class-problems-open': 409,
  'household-class-cell-unknown': 422,
  'household-class-cell-day': 422,
  'household-class-by-meeting': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
