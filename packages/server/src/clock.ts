import { randomFillSync } from 'node:crypto'
import type { Identifier } from '@lookback/core/kernel'
import { identifierFrom } from '@lookback/core/kernel'

/** Where time comes from; passed in, so that a demo county can live in 2020 and a test in any year. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The one way the server makes an identifier. */
export function newIdentifier(clock: Clock): Identifier {
  return identifierFrom(clock().getTime(), randomFillSync(new Uint8Array(16)))
}
