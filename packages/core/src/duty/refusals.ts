/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'duty-moment-wrong': 422,
  'duty-post-unknown': 422,
  'duty-post-twice': 422,
  'duty-of-oneself': 403,
  'duty-second-inspector-wrong': 422,
  'duty-not-signed': 422,
  'duty-fed-back-by-office': 403,
  'duty-decided-already': 409,
  'duty-not-yours-to-answer': 403,
  'duty-not-yours-to-decide': 403,
  'duty-answer-awaited': 409,
  'leave-kind-unknown': 422,
  'leave-days-wrong': 422,
  'leave-overlaps': 409,
  'leave-not-yours-to-ask': 403,
  'leave-not-yours-to-decide': 403,
  'leave-decided-already': 409,
  'attendance-days-wrong': 422,
  'attendance-month-to-come': 422,
  'attendance-person-unknown': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
