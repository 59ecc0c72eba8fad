/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'day-not-today': 422,
  'day-closed': 409,
  'day-unit-other': 403,
  'day-word-needed': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
