/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'village-body-unknown': 422,
  'village-base-wrong': 422,
  'village-meeting-day-wrong': 422,
  'village-called-after': 422,
  'village-women-over-due': 422,
  'village-representatives-over-due': 422,
  'village-notice-kind-unknown': 422,
  'village-household-without-notice': 422,
  'village-household-twice': 422,
  'village-household-unknown': 422,
  'village-minutes-under-notice': 409,
  'village-resolution-unknown': 422,
  'village-resolution-invalid': 409,
  'village-resolution-needs-no-notice': 422,
  'village-notice-there': 409,
  'village-notice-days-wrong': 422,
  'village-notice-closed': 409,
  'village-notice-not-over': 409,
  'village-notice-without-photo': 422,
  'village-objection-open': 409,
  'village-objection-day-wrong': 422,
  'village-objection-answered': 409,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
