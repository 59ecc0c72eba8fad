import { randomFillSync } from 'node:crypto'
import type { Identifier } from '@lookback/core/kernel'
import { identifierFrom } from '@lookback/core/kernel'

/** Where time comes from; passed in, so that a demo county can live in 2020 and a test in any year. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** Random bytes are asked for many at a time: an import makes an identifier for each of 400,000 people. */
const random = new Uint8Array(16 * 256)
let unused = 0

/** The one way the server makes an identifier. */
export function newIdentifier(clock: Clock): Identifier {
  if (unused === 0) unused = randomFillSync(random).length
  unused -= 16
  return identifierFrom(clock().getTime(), random.subarray(unused, unused + 16))
}
