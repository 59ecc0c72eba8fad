import type { Keyring, PhoneDatabase } from './database.ts'
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
    byCounty: await (await Sealer.with(crypto, secret)).sealBytes(key), wrongPins: 0, ...FIRST_RULES,
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
  return { ...keyring, byPin: await sealer.sealBytes(key), wrongPins: 0 }
}

/**
 * Tries a PIN. Each try is counted on disk before it is made, so that closing the page gives none back. After too many,
 * or too long a time without the county, the PIN's wrapping is destroyed and only a sign-in opens the phone.
 */
export async function tryPin(
  { crypto, now }: Surroundings, database: PhoneDatabase, keyring: Keyring, pin: string,
): Promise<{ key: DataKey | null; left: number }> {
  const contact = await database.item('contact')
  const tooLong = contact !== null && now() - contact.at > keyring.offlineDays * DAY_MS
  const wrongPins = keyring.wrongPins + 1
  const { byPin } = keyring
  if (byPin === null || tooLong || wrongPins > keyring.pinAttempts) {
    await database.meta.put({ ...keyring, byPin: null })
    return { key: null, left: 0 }
  }
  await database.meta.put({ ...keyring, wrongPins })
  const sealer = await Sealer.withPin(crypto, pin, keyring.salt, keyring.iterations)
  const key = await sealer.openBytes(byPin).then((bytes) => new Uint8Array(bytes), () => null)
  if (key) {
    await database.meta.put({ ...keyring, wrongPins: 0 })
    return { key, left: keyring.pinAttempts }
  }
  const left = keyring.pinAttempts - wrongPins
  if (left === 0) await database.meta.put({ ...keyring, wrongPins, byPin: null })
  return { key: null, left }
}
