import type { Identifier } from '@lookback/core/kernel'
import { identifierFrom } from '@lookback/core/kernel'

/** An identifier for a record that this page makes: a request sent twice is one record. */
export function newIdentifier(): Identifier {
  return identifierFrom(Date.now(), crypto.getRandomValues(new Uint8Array(16)))
}
