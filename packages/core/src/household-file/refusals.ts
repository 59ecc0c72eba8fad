/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'correction-wrong': 422,
  'correction-changes-nothing': 422,
  'correction-elsewhere': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
