/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'submission-not-multipart': 415,
  'submission-missing': 400,
  'submission-not-xml': 400,
  'submission-has-doctype': 400,
  'submission-too-large': 413,
  'submission-identifier-missing': 400,
  'submission-differs': 409,
  'replaced-visit-unknown': 422,
  'replaced-visit-not-own': 403,
  'replaced-visit-already': 409,
  'replaced-visit-other-round': 422,
  'replaced-visit-round-over': 422,
  'household-unknown': 422,
  'outcome-unknown': 422,
  'answer-invalid': 422,
  'answer-twice': 422,
  'household-head-differs': 422,
  'attachment-twice': 422,
  'attachment-missing': 422,
  'attachment-too-large': 413,
  'attachment-unexpected': 422,
  'attachment-name-too-long': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
