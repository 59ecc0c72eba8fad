/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'supervision-subject-unknown': 422,
  'supervision-listed-already': 409,
  'supervision-number-taken': 409,
  'supervision-lead-not-above': 422,
  'supervision-team-wrong': 422,
  'supervision-until-wrong': 422,
  'supervision-reasons-none': 422,
  'supervision-contents-missing': 422,
  'supervision-condition-wrong': 422,
  'supervision-act-not-yours': 403,
  'supervision-is-off': 409,
  'supervision-check-unknown': 422,
  'supervision-check-reported': 409,
  'supervision-check-outside': 422,
  'supervision-check-day-wrong': 422,
  'supervision-too-many-checks': 422,
  'supervision-acceptor-stood-there': 409,
  'supervision-acceptor-is-of-the-place': 409,
  'supervision-not-accepted': 409,
  'supervision-conditions-open': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
