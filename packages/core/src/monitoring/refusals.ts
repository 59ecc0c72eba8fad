/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'monitoring-clue-unknown': 422,
  'monitoring-object-unknown': 422,
  'monitoring-risk-unknown': 422,
  'monitoring-way-unknown': 422,
  'monitoring-day-wrong': 422,
  'monitoring-signer-missing': 422,
  'monitoring-step-unknown': 422,
  'monitoring-step-otherwise': 422,
  'monitoring-step-done': 409,
  'monitoring-step-not-earlier': 409,
  'monitoring-not-your-step': 403,
  'monitoring-lacks': 409,
  'monitoring-not-visited': 409,
  'monitoring-not-stable': 409,
  'monitoring-not-monitored': 409,
  'monitoring-no-procedure': 409,
  'monitoring-case-open': 409,
  'monitoring-case-closed': 409,
  'monitoring-case-changed': 409,
  'monitoring-household-there': 409,
  'monitoring-household-ended': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
