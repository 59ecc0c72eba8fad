import type { RefusalCode, RefusalReply } from '@lookback/core/refusal'

/** Why a call failed: the server refused, it cannot be reached, or its answer is not what the contract says. */
export type FailureCode = RefusalCode | 'unreachable' | 'reply-not-understood'

/** A failed call. `message` is a sentence for people, in the language of the page. */
export class CallFailure extends Error {
  readonly code: FailureCode
  readonly details: RefusalReply['details']

  constructor(code: FailureCode, message: string, details: RefusalReply['details'] = {}) {
    super(message)
    this.name = 'CallFailure'
    this.code = code
    this.details = details
  }
}
