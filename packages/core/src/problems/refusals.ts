/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'action-not-allowed': 409,
  'action-needs-measure': 422,
  'action-needs-evidence': 422,
  'action-needs-reason': 422,
  'evidence-before-finding': 422,
  'reviewer-is-reporter': 409,
  'acceptor-is-reviewer': 409,
  'site-check-missing': 409,
  'action-tier-wrong': 403,
  'dispatch-needs-unit': 422,
  'dispatch-day-past': 422,
  'dispatch-to-other-department': 409,
  'checker-not-above': 403,
  'evidence-kind-missing': 422,
  'evidence-in-the-future': 422,
  'revisitor-is-closer': 409,
  'extension-asked-already': 409,
  'extension-not-asked': 409,
  'extension-out-of-range': 422,
  'granter-is-asker': 409,
  'escalated-to-the-top': 409,
  'transfer-changes-nothing': 409,
  'merge-target-wrong': 422,
  'merge-target-settled': 409,
  'problem-open-already': 409,
  'check-item-unknown': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
