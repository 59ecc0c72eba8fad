import type { RefusalCode, RefusalDetails } from '@lookback/core/kernel'

/**
 * Why something failed: the rules refused it, the server cannot be reached, its answer is not what the contract says;
 * on the phone, that it has no room, that another window has gone on with the form, or something that no page can explain.
 */
export type FailureCode = RefusalCode | 'unreachable' | 'reply-not-understood' | 'storage-full' | 'taken-over' | 'not-done'

/** A failed call. `message` is a sentence for people, in the language of the page. */
export class CallFailure extends Error {
  readonly code: FailureCode
  readonly details: RefusalDetails

  constructor(code: FailureCode, message: string, details: RefusalDetails = {}) {
    super(message)
    this.name = 'CallFailure'
    this.code = code
    this.details = details
  }
}
