/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'evidence-type-unsupported': 415,
  'evidence-unreadable': 422,
  'evidence-too-large': 413,
  'evidence-unfinished': 429,
  'evidence-piece-elsewhere': 409,
  'evidence-picture-too-large': 413,
  'evidence-differs': 422,
  'evidence-name-missing': 400,
  'evidence-not-uploaded': 422,
  'content-store-unavailable': 503,
  'content-let-go': 410,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
