/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'form-unknown': 422,
  'form-version-unknown': 422,
  'form-invalid': 422,
  'form-version-taken': 409,
  'standard-unknown': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
