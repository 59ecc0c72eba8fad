import type { Keyring, PhoneDatabase } from './database.ts'
import { ifThereIsRoom } from './full.ts'
import type { PinTries } from './pin-tries.ts'
import { loadScrypt, newKey, Sealer } from './sealing.ts'
import type { Surroundings } from './surroundings.ts'

/** The key to what the phone keeps, in the open: only while the phone is. */
export type DataKey = Uint8Array<ArrayBuffer>

const DAY_MS = 86_400_000
/** Until the county has said how many. */
const FIRST_RULES = { pinAttempts: 5, offlineDays: 7 }

/** A ring with a new key, wrapped by the county's secret only: a PIN is still to be chosen. */
export async function newKeyring(surroundings: Surroundings, device: string, secret: Uint8Array<ArrayBuffer>): Promise<{ keyring: Keyring; key: DataKey }> {
  const { crypto, pinCost } = surroundings
  const key = newKey(crypto)
  const keyring: Keyring = {
    name: 'keyring', device, salt: newKey(crypto), cost: pinCost, byPin: null,
    byCounty: await (await Sealer.with(crypto, secret)).sealBytes(key), ...FIRST_RULES,
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
  const sealer = await Sealer.withPin(crypto, pin, keyring.salt, keyring.cost)
  return { ...keyring, byPin: await sealer.sealBytes(key) }
}

/** What came of a PIN. */
export interface Unlocking {
  open: boolean
  /** How many wrong ones may still follow; 0 where only a sign-in with the county helps. */
  left: number
}

/** Whether by the phone's clock the county has not been met for longer than it lets phones be offline. */
export async function isOverdue({ now }: Surroundings, database: PhoneDatabase, { offlineDays }: Keyring): Promise<boolean> {
  const contact = await database.item('contact')
  return contact !== null && now() - contact.at > offlineDays * DAY_MS
}

/** Tries a PIN. After too many wrong ones the PIN's wrapping is destroyed and only a sign-in opens the phone. */
export async function tryPin(
  { crypto }: Surroundings, database: PhoneDatabase, tries: PinTries, keyring: Keyring, pin: string,
): Promise<Unlocking & { key: DataKey | null }> {
  const shut = { key: null, open: false, left: 0 }
  // Before a try is taken away: where it cannot be fetched, none is used up.
  await loadScrypt()
  if (keyring.byPin === null || !(await tries.take())) return shut
  const sealer = await Sealer.withPin(crypto, pin, keyring.salt, keyring.cost)
  const key = await sealer.openBytes(keyring.byPin).then((bytes) => new Uint8Array(bytes), () => null)
  if (key) {
    await tries.refill(keyring.pinAttempts)
    return { key, open: true, left: await tries.left() }
  }
  const left = await tries.left()
  if (left === 0) await ifThereIsRoom(() => database.meta.put({ ...keyring, byPin: null }))
  return { ...shut, left }
}
