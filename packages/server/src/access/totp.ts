import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Time-based one-time passwords as every authenticator app makes them (RFC 6238: HMAC-SHA-1, 30 seconds, six digits). */
const STEP_SECONDS = 30
const DIGITS = 6
/** A phone's clock may be so many steps off. */
const STEPS_OFF = 1
const KEY_BYTES = 20
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

/** A key as people type it (RFC 4648, base 32). */
export function keyInLetters(key: Buffer): string {
  const bits = Array.from(key, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => letters[parseInt(five, 2)]).join('')
}

/** What the QR code holds that an app reads. */
export function keyAddress(key: Buffer, county: string, loginName: string): string {
  const label = encodeURIComponent(`${county}:${loginName}`)
  return `otpauth://totp/${label}?secret=${keyInLetters(key)}&issuer=${encodeURIComponent(county)}&digits=${DIGITS}&period=${STEP_SECONDS}`
}

/** The code of a step (RFC 4226). */
export function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = (digest.at(-1) ?? 0) & 0x0f
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1_000 / STEP_SECONDS)
}

/** The step whose code was given, near now; null where it is none's. */
export function stepWithCode(key: Buffer, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const near = Array.from({ length: 2 * STEPS_OFF + 1 }, (_, index) => stepOf(now) - STEPS_OFF + index)
  return near.find((step) => timingSafeEqual(Buffer.from(codeAt(key, step)), Buffer.from(code))) ?? null
}
