/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'village-not-to-give-out': 422,
  'group-not-to-give-out': 422,
  'household-not-to-give-out': 422,
  'inspector-not-in-round': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
