/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'village-not-to-give-out': 422,
  'group-not-to-give-out': 422,
  'household-not-to-give-out': 422,
  'inspector-not-in-round': 422,
  'assignment-round-unclear': 422,
  'assignment-village-unknown': 422,
  'assignment-village-ambiguous': 409,
  'inspector-unknown': 422,
  'inspector-ambiguous': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
