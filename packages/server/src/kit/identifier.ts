import type { Identifier as IdentifierText } from '@lookback/core/kernel'
import { Identifier, Refusal } from '@lookback/core/kernel'

/**
 * The identifier in an address: what is none belongs to nobody.
 * @throws {Refusal} `not-found`
 */
export function readIdentifier(text: string): IdentifierText {
  const parsed = Identifier.safeParse(text)
  if (!parsed.success) throw new Refusal('not-found')
  return parsed.data
}
