/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'device-unknown': 404,
  'device-revoked': 403,
  'operation-differs': 409,
  'operation-too-new': 422,
  'operation-actor-differs': 403,
  'spot-fix-without-finding': 422,
  'outbox-file-unreadable': 422,
  'work-not-sent': 409,
  'work-left-behind': 409,
  'work-set-aside': 409,
  'backup-unknown': 422,
  'backup-file-missing': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
