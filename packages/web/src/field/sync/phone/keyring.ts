import type { Keyring, PhoneDatabase } from './database.ts'
import { ifThereIsRoom } from './full.ts'
import type { PinTries } from './pin-tries.ts'
import { newKey, Sealer } from './sealing.ts'
import type { Surroundings } from './surroundings.ts'

/** The key to what the phone keeps, in the open: only while the phone is. */
export type DataKey = Uint8Array<ArrayBuffer>

const DAY_MS = 86_400_000
/** Until the county has said how many. */
const FIRST_RULES = { pinAttempts: 5, offlineDays: 7 }

/** A ring with a new key, wrapped by the county's secret only: a PIN is still to be chosen. */
export async function newKeyring(surroundings: Surroundings, device: string, secret: Uint8Array<ArrayBuffer>): Promise<{ keyring: Keyring; key: DataKey }> {
  const { crypto, pinIterations } = surroundings
  const key = newKey(crypto)
  const keyring: Keyring = {
    name: 'keyring', device, salt: newKey(crypto), iterations: pinIterations, byPin: null,
    byCounty: await (await Sealer.with(crypto, secret)).sealBytes(key), overdueSince: null, ...FIRST_RULES,
  }
  return { keyring, key }
}

/** The key by the county's secret; null where the county has another secret for this phone (it was restored). */
export async function keyByCounty({ crypto }: Surroundings, keyring: Keyring, secret: Uint8Array<ArrayBuffer>): Promise<DataKey | null> {
  const sealer = await Sealer.with(crypto, secret)
  return sealer.openBytes(keyring.byCounty).then((key) => new Uint8Array(key), () => null)
}

export async function wrapByCounty({ crypto }: Surroundings, keyring: Keyring, key: DataKey, secret: Uint8Array<ArrayBuffer>): Promise<Keyring> {
  return { ...keyring, byCounty: await (await Sealer.with(crypto, secret)).sealBytes(key) }
}

export async function wrapByPin({ crypto }: Surroundings, keyring: Keyring, key: DataKey, pin: string): Promise<Keyring> {
  const sealer = await Sealer.withPin(crypto, pin, keyring.salt, keyring.iterations)
  return { ...keyring, byPin: await sealer.sealBytes(key), overdueSince: null }
}

/** What came of a PIN. */
export interface Unlocking {
  open: boolean
  /** How many wrong ones may still follow; 0 where only a sign-in with the county helps. */
  left: number
  /** By the phone's clock the county has not been met for too long: no PIN is tried at all. */
  offlineTooLong: boolean
}

/**
 * Tries a PIN. After too many wrong ones the PIN's wrapping is destroyed and only a sign-in opens the phone. So it is after
 * too long a time without the county; but a clock can be wrong, so at first the PIN only waits, and opens the phone again
 * once the clock is put right. The wrapping goes when the clock still says so a day of its own later.
 */
export async function tryPin(
  { crypto, now }: Surroundings, database: PhoneDatabase, tries: PinTries, keyring: Keyring, pin: string,
): Promise<Unlocking & { key: DataKey | null }> {
  const contact = await database.item('contact')
  const keepRing = (changed: Partial<Keyring>) => ifThereIsRoom(() => database.meta.put({ ...keyring, ...changed }))
  if (contact !== null && now() - contact.at > keyring.offlineDays * DAY_MS) {
    if (keyring.overdueSince === null) await keepRing({ overdueSince: now() })
    else if (now() - keyring.overdueSince > DAY_MS) await keepRing({ byPin: null })
    return { key: null, open: false, left: 0, offlineTooLong: true }
  }
  if (keyring.overdueSince !== null) await keepRing({ overdueSince: null })
  const shut = { key: null, open: false, left: 0, offlineTooLong: false }
  if (keyring.byPin === null || !(await tries.take())) return shut
  const sealer = await Sealer.withPin(crypto, pin, keyring.salt, keyring.iterations)
  const key = await sealer.openBytes(keyring.byPin).then((bytes) => new Uint8Array(bytes), () => null)
  if (key) {
    await tries.refill(keyring.pinAttempts)
    return { key, open: true, left: await tries.left(), offlineTooLong: false }
  }
  const left = await tries.left()
  if (left === 0) await keepRing({ byPin: null, overdueSince: null })
  return { ...shut, left }
}
