import type { Identifier } from '@lookback/core/identifier'
import { identifierFrom } from '@lookback/core/identifier'

/** An identifier for a record that this page makes: a request sent twice is one record. */
export function newIdentifier(): Identifier {
  return identifierFrom(Date.now(), crypto.getRandomValues(new Uint8Array(16)))
}
