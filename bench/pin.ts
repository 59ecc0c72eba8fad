import { pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto'
import { PIN_COST } from '../packages/web/src/field/sync/phone/surroundings.ts'
import type { Figure, Measurement } from './measurement.ts'
import { milliseconds, percentile, told } from './measurement.ts'

const ROUNDS = 20
const KEY_BYTES = 32
const coreHours = { name: 'core-hours', digits: 0 }

/**
 * What it costs whoever has copied a phone's data to try every PIN, on a processor, by the fastest that OpenSSL has: the same
 * two functions that the phone makes its key by. Has one size.
 */
export const pin: Measurement = {
  name: 'pin',
  run: () => {
    const { iterations, memory } = PIN_COST
    const salt = randomBytes(KEY_BYTES)
    const quick = median(() => pbkdf2Sync('135790', salt, iterations, KEY_BYTES, 'sha256'))
    const wide = median(() => scryptSync('135790', salt, KEY_BYTES, { N: memory, r: 8, p: 1, maxmem: 256 * memory * 8 }))
    const all = (digits: number): Figure => told(`every PIN of ${digits} digits, on one core`, 10 ** digits * (quick + wide) / 3_600_000, coreHours)
    return Promise.resolve([told('one guess: PBKDF2', quick, milliseconds), told(`one guess: scrypt, ${memory / 1_024} MB`, wide, milliseconds), all(6), all(8), all(10)])
  },
}

/** Milliseconds of a processor, whatever else it does meanwhile. */
function median(work: () => unknown): number {
  const taken = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return percentile(taken, 0.5)
}
