/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'import-not-finished': 409,
  'import-running': 409,
  'heading-column-unknown': 422,
  'household-ended': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
