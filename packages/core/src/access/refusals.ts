/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'not-signed-in': 401,
  'credentials-wrong': 401,
  'account-locked': 423,
  'account-disabled': 403,
  'password-weak': 422,
  'password-same': 422,
  'login-name-taken': 409,
  'second-factor-needed': 401,
  'second-factor-wrong': 401,
  'second-factor-missing': 403,
  'second-factor-set': 409,
  'second-factor-own': 409,
  'password-one-time': 403,
  'password-expired': 403,
  'account-unknown': 404,
  'account-exists': 409,
  'account-missing': 409,
  'account-own': 409,
  'last-administrator': 409,
  'post-unit-wrong': 422,
  'post-duty-wrong': 422,
  'post-level-wrong': 422,
  'post-area-wrong': 422,
  'post-overlaps': 409,
  'post-incompatible': 409,
  'post-ended': 409,
  'post-days-wrong': 422,
  'hand-over-to-oneself': 422,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
