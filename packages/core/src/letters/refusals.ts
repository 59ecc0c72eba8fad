/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'letter-kind-unknown': 422,
  'letter-title-missing': 422,
  'letter-recipients-none': 422,
  'letter-recipient-wrong': 422,
  'letter-recipient-twice': 422,
  'letter-recipient-outside': 403,
  'letter-leads-wrong': 422,
  'letter-items-none': 422,
  'letter-item-for-nobody': 422,
  'letter-item-unknown': 422,
  'letter-recipient-without-item': 422,
  'letter-due-past': 422,
  'letter-draft-changed': 409,
  'letter-number-taken': 409,
  'letter-act-not-yours': 403,
  'letter-act-not-allowed': 409,
  'letter-reason-missing': 422,
  'letter-replacement-missing': 422,
  'letter-send-back-late': 409,
  'letter-extension-asked': 409,
  'letter-extensions-used': 409,
  'letter-extension-late': 409,
  'letter-extension-out-of-range': 422,
  'letter-not-signed': 409,
  'letter-answer-waits': 409,
  'letter-answer-empty': 422,
  'letter-item-not-yours': 422,
  'letter-look-again-wrong': 422,
  'letter-decider-is-answerer': 409,
  'letter-objected-already': 409,
  'letter-objection-late': 409,
  'letter-examiner-has-decided': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
