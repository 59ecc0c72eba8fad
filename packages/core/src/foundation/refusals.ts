/** The ways to say no, with their HTTP status; the sentences stand in `words`. */
export const refusals = {
  'request-invalid': 400,
  'request-too-large': 413,
  'media-type-unsupported': 415,
  'route-unknown': 404,
  'internal-error': 500,
  'service-busy': 503,
  'cross-site-request': 403,
  'not-permitted': 403,
  'not-found': 404,
  'already-exists': 409,
  'reference-missing': 409,
  'value-out-of-range': 422,
  'changed-meanwhile': 409,
  'workbook-unreadable': 422,
  'workbook-empty': 422,
  'workbook-too-large': 413,
  'workbook-columns-missing': 422,
  'database-in-use': 503,
  'database-unreachable': 503,
  'data-folder-unusable': 503,
  'database-newer': 503,
  'database-from-development': 503,
  'log-broken': 500,
  'state-differs': 500,
  'county-exists': 409,
  'county-unknown': 404,
  'file-unreadable': 422,
  'file-unwritable': 422,
  'address-unusable': 503,
  'setting-invalid': 400,
  'password-missing': 422,
  'option-invalid': 400,
} as const

declare module '../kernel/refusal.ts' {
  interface RefusalCodes extends Record<keyof typeof refusals, true> {}
}
