import type { Identifier } from '@lookback/core/kernel'
import { newIdentifier } from './new-identifier.ts'

/** What is asked of the county, so that pressed again it is done once. */
export interface AskedOnce {
  /** The id of the request with this content: of the same content the same one, and of what was changed since another, which the county weighs by itself. */
  of: (content: unknown) => Identifier
  /** Something new is asked, be it in the same words. */
  anew: () => void
}

/** An answer of the county may be lost on its way: what somebody then corrects and sends again is not taken for what was sent before. */
export function askedOnce(): AskedOnce {
  let sent: { id: Identifier; content: string } | null = null
  return {
    of: (content) => {
      const told = JSON.stringify(content)
      if (sent?.content !== told) sent = { id: newIdentifier(), content: told }
      return sent.id
    },
    anew: () => { sent = null },
  }
}
