import { pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto'
import { PIN_COST } from '../packages/web/src/field/sync/phone/surroundings.ts'
import type { Figure, Measurement } from './measurement.ts'
import { milliseconds, percentile, timed, told } from './measurement.ts'

const ROUNDS = 20
const KEY_BYTES = 32
const coreHours = { name: 'core-hours', digits: 0 }

/**
 * What it costs whoever has copied a phone's data to try every PIN, on a processor, by the fastest that OpenSSL has: the same
 * two functions that the phone makes its key by. Has one size.
 */
export const pin: Measurement = {
  name: 'pin',
  run: async () => {
    const { iterations, memory } = PIN_COST
    const salt = randomBytes(KEY_BYTES)
    const quick = await median(() => pbkdf2Sync('135790', salt, iterations, KEY_BYTES, 'sha256'))
    const wide = await median(() => scryptSync('135790', salt, KEY_BYTES, { N: memory, r: 8, p: 1, maxmem: 256 * memory * 8 }))
    const all = (digits: number): Figure => told(`every PIN of ${digits} digits, on one core`, 10 ** digits * (quick + wide) / 3_600_000, coreHours)
    return [told('one guess: PBKDF2', quick, milliseconds), told(`one guess: scrypt, ${memory / 1_024} MB`, wide, milliseconds), all(6), all(8), all(10)]
  },
}

async function median(work: () => unknown): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) taken.push((await timed(async () => work())).taken)
  return percentile(taken, 0.5)
}
