/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'template-unreadable': 422,
  'template-macros': 422,
  'template-remote': 422,
  'template-figure-unknown': 422,
  'template-braces-wide': 422,
  'template-tag-unknown': 422,
  'template-tag-missing': 422,
  'rounds-in-wrong-order': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
