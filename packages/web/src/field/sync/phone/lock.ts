import type { SessionView } from '@lookback/core/access'
import { signIn, signOut } from '@lookback/core/access'
import { identifierFrom } from '@lookback/core/kernel'
import { LEAST_DIGITS } from '../../access/pin.ts'
import { registerDevice } from '@lookback/core/sync'
import type { FieldParameter, LeftOnPhone } from '@lookback/core/sync'
import { CallFailure } from '../../../api/failure.ts'
import { t } from '../../../app/i18n.ts'
import type { CountyServer } from './county-server.ts'
import { refusalIn } from './county-server.ts'
import type { Keyring } from './database.ts'
import { OwnerDatabase, PhoneDatabase } from './database.ts'
import { ifThereIsRoom } from './full.ts'
import type { Held } from './held.ts'
import { heldIn, isNothing, isWithin, leftBehind } from './held.ts'
import type { DataKey, Unlocking } from './keyring.ts'
import { isOverdue, keyByCounty, newKeyring, tryPin, wrapByCounty, wrapByPin } from './keyring.ts'
import { OpenStore } from './open-store.ts'
import { PinTries } from './pin-tries.ts'
import type { Owner } from './owner.ts'
import type { PhoneState } from './phone.ts'
import { bytesOf } from './sealing.ts'
import type { Surroundings } from './surroundings.ts'

/** What is sealed as the session: the way to the county, and what seals the file of unsent work. */
interface KeptSession {
  token: string
  secret: string
  /** Of the account, so that the password alone signs in again. */
  loginName: string
}

/** Signed in, but without a PIN yet: known in memory only. */
interface Waiting {
  keyring: Keyring
  key: DataKey
  session: KeptSession
}

/** Whose phone it is, and whether it is open: everything that is done with keys. */
export class Lock {
  owner: Owner | null = null
  database: PhoneDatabase | null = null
  /** What the phone keeps, as long as it is open. */
  store: OpenStore | null = null
  /** The county's secret for this phone, as long as it is open. */
  secret = ''
  /** How many digits the county asks of a PIN, as far as it has said. */
  pinDigits = LEAST_DIGITS
  /** What the county says that another phone of this person, or this one before its browser cleared it, had announced. */
  left: readonly LeftOnPhone[] = []
  readonly #surroundings: Surroundings
  readonly #server: CountyServer
  #waiting: Waiting | null = null
  #loginName = ''
  #tries: PinTries | null = null

  constructor(surroundings: Surroundings, server: CountyServer) {
    this.#surroundings = surroundings
    this.#server = server
  }

  get state(): PhoneState {
    if (this.store) return 'open'
    if (this.#waiting) return 'needs-pin'
    return this.owner ? 'locked' : 'signed-out'
  }

  /** Finds out whose phone it is. */
  async start(): Promise<void> {
    const owner = await this.#withOwners((owners) => owners.owners.get('owner'))
    if (!owner) return
    this.#belongTo(owner, new PhoneDatabase(this.#surroundings, owner.county, owner.person))
  }

  #belongTo(owner: Owner, database: PhoneDatabase): void {
    this.owner = owner
    if (this.database !== database) this.#tries = new PinTries(database)
    this.database = database
  }

  /**
   * Signs in with the county, which also opens a phone whose PIN is forgotten: another is chosen then. Everybody has a
   * store of their own; what somebody else has not sent stays untouched.
   * @param told what of the person before is on the phone and stays there, as whoever signs in has been told
   * @throws {CallFailure} `device-revoked` with the phone then belonging to whoever signed in
   * @throws {Refusal} `work-left-behind`
   */
  async signIn(credentials: { county: string; loginName: string; password: string; code?: string }, told: Held | null): Promise<void> {
    const { reply: view, headers } = await this.#server.callWithHeaders(signIn, { body: credentials })
    const owner = ownerOf(view)
    const before = this.#server.token
    const token = headers.get('x-session-token') ?? ''
    this.#server.token = token
    try {
      await this.#tellWhatStays(owner, told)
    } catch (error) {
      await this.#server.call(signOut, {}).catch(() => undefined)
      this.#server.token = before
      throw error
    }
    if (this.store?.owner.person !== owner.person) this.lock()
    this.#server.token = token
    const database = this.store?.database ?? new PhoneDatabase(this.#surroundings, owner.county, owner.person)
    const keyring = await database.item('keyring')
    const device = keyring?.device ?? this.#newIdentifier()
    try {
      const { secret, left, now, pinDigits } = await this.#server.call(registerDevice, { body: { id: device, name: this.#surroundings.deviceName } })
      this.left = left
      this.pinDigits = pinDigits
      await this.#handOver(owner, database)
      await this.store?.metCounty(now)
      await this.#letIn(keyring, device, { token, secret, loginName: credentials.loginName })
    } catch (error) {
      if (refusalIn(error) === 'device-revoked') await this.#handOver(owner, database)
      throw error
    }
  }

  async #tellWhatStays(next: Owner, told: Held | null): Promise<void> {
    if (!this.owner || !this.database || isSamePerson(this.owner, next)) return
    const held = await heldIn(this.database)
    if (!isNothing(held) && (told === null || !isWithin(held, told))) throw leftBehind(this.owner.name, held)
  }

  /** Whose work is on the phone beside its owner's. */
  async others(): Promise<{ name: string; held: Held }[]> {
    const known = await this.#withOwners((owners) => owners.owners.toArray())
    const others = known.filter(({ key }) => key !== 'owner')
    const counted = await Promise.all(others.map(async ({ county, person, name }) => {
      const database = new PhoneDatabase(this.#surroundings, county, person)
      try {
        return { name, held: await heldIn(database) }
      } finally {
        database.close()
      }
    }))
    return counted.filter(({ held }) => !isNothing(held))
  }

  async #handOver(owner: Owner, database: PhoneDatabase): Promise<void> {
    const before = this.owner
    await this.#withOwners((owners) => owners.transaction('rw', owners.owners, async () => {
      if (before && !isSamePerson(before, owner)) await owners.owners.put({ ...before, key: keyOf(before) })
      const pinLength = (before && isSamePerson(before, owner) ? before : await owners.owners.get(keyOf(owner)))?.pinLength ?? owner.pinLength
      await owners.owners.delete(keyOf(owner))
      await owners.owners.put({ ...owner, pinLength })
      this.#belongTo({ ...owner, pinLength }, database)
    }))
  }

  async #letIn(keyring: Keyring | null, device: string, session: KeptSession): Promise<void> {
    const secret = bytesOf(session.secret)
    if (!keyring) {
      this.#waiting = { ...(await newKeyring(this.#surroundings, device, secret)), session }
    } else if (this.store) {
      await this.store.database.meta.put(await wrapByCounty(this.#surroundings, keyring, this.store.key, secret))
      await this.#keepSession(this.store, session)
      if (this.store.isOverdue) await this.#open(keyring, this.store.key)
    } else {
      // A county that was restored may have another secret for this phone: then only the PIN opens what it keeps.
      const key = await keyByCounty(this.#surroundings, keyring, secret)
      this.#waiting = key && { keyring, key, session }
    }
  }

  /** Sets the first PIN after signing in, or another while the phone is open. */
  async choosePin(pin: string): Promise<void> {
    const database = this.#requireDatabase()
    const waiting = this.#waiting
    const keyring = waiting?.keyring ?? (await database.item('keyring'))
    const key = waiting?.key ?? this.store?.key
    if (!keyring || !key) throw notSignedIn()
    const wrapped = await wrapByPin(this.#surroundings, keyring, key, pin)
    await database.transaction('rw', database.meta, database.tries, async () => {
      await database.meta.put(wrapped)
      await this.#requireTries().refill(wrapped.pinAttempts)
    })
    await this.#keepPinLength(pin.length)
    if (!waiting) return
    const store = await this.#open(wrapped, key)
    await this.#keepSession(store, waiting.session)
    this.#waiting = null
  }

  /** Read before the PIN is asked for. */
  async #keepPinLength(pinLength: number): Promise<void> {
    const { owner, database } = this
    if (!owner || !database || owner.pinLength === pinLength) return
    await this.#withOwners((owners) => owners.owners.put({ ...owner, pinLength }))
    this.#belongTo({ ...owner, pinLength }, database)
  }

  async unlock(pin: string): Promise<Unlocking> {
    const database = this.#requireDatabase()
    const keyring = await database.item('keyring')
    if (!keyring) return { open: false, left: 0 }
    const { key, ...unlocking } = await tryPin(this.#surroundings, database, this.#requireTries(), keyring, pin)
    if (!key) return unlocking
    const store = await this.#open(keyring, key)
    const session = await database.item('session')
    if (session) {
      const { token, secret, loginName } = await store.sealer.open<KeptSession>(session.sealed)
      this.#server.token ??= token
      this.secret = secret
      this.#loginName = loginName
    }
    return unlocking
  }

  /**
   * Signs in again as whoever has the phone open, by the password alone; everything stays open as it is.
   * @throws {CallFailure}
   */
  async signInAgain(password: string): Promise<void> {
    const { owner } = this.requireOpen()
    await this.signIn({ county: owner.county, loginName: this.#loginName, password }, null)
  }

  /** The county has been met after too long a time: what was fetched is shown again. */
  async openWhole(): Promise<void> {
    const { store } = this
    if (!store?.isOverdue || await isOverdue(this.#surroundings, store.database, await this.#requireKeyring())) return
    await this.#open(await this.#requireKeyring(), store.key)
  }

  async #requireKeyring(): Promise<Keyring> {
    const keyring = await this.#requireDatabase().item('keyring')
    if (!keyring) throw notSignedIn()
    return keyring
  }

  lock(): void {
    this.store = null
    this.#waiting = null
    this.secret = ''
    this.#server.token = null
  }

  /** Ends the session and leaves nothing on the phone. */
  async signOut(): Promise<void> {
    await this.#server.call(signOut, {}).catch(() => undefined)
    await this.database?.delete()
    await this.#withOwners((owners) => owners.owners.delete('owner'))
    this.owner = null
    this.database = null
    this.#tries = null
    this.lock()
  }

  /**
   * Shut out by the county: what was fetched goes, and so does the PIN's key, once what was not sent is in a file that only
   * the county can open. A phone that was locked when it heard of it makes that file when it is opened.
   * @param makeParcel the file; null where nothing is left to send
   */
  async shutOut(makeParcel: (() => Promise<Blob>) | null): Promise<void> {
    const database = this.#requireDatabase()
    await database.transaction('rw', [database.meta, database.households, database.forms], async () => {
      await database.households.clear()
      await database.forms.clear()
      await database.meta.bulkDelete(['frame', 'standing', 'bundle', 'bundle-body'])
      await database.meta.put({ name: 'revoked', parcel: null })
    })
    const parcel = this.store && makeParcel ? await (await makeParcel()).arrayBuffer() : null
    const keyring = await database.item('keyring')
    if (parcel !== null || makeParcel === null) {
      await ifThereIsRoom(() => database.transaction('rw', database.meta, async () => {
        await database.meta.put({ name: 'revoked', parcel })
        await database.meta.delete('session')
        if (keyring) await database.meta.put({ ...keyring, byPin: null })
      }))
    }
    this.lock()
  }

  /** The county's rules for phones, where they are read without a key. */
  async keepRules({ pinAttempts, offlineDays }: FieldParameter): Promise<void> {
    const database = this.#requireDatabase()
    const keyring = await database.item('keyring')
    if (!keyring || (keyring.pinAttempts === pinAttempts && keyring.offlineDays === offlineDays)) return
    await database.meta.put({ ...keyring, pinAttempts, offlineDays })
  }

  /** @throws {CallFailure} when the phone is locked */
  requireOpen(): OpenStore {
    if (!this.store) throw notSignedIn()
    return this.store
  }

  #requireTries(): PinTries {
    if (!this.#tries) throw notSignedIn()
    return this.#tries
  }

  #requireDatabase(): PhoneDatabase {
    if (!this.database) throw notSignedIn()
    return this.database
  }

  async #open(keyring: Keyring, key: DataKey): Promise<OpenStore> {
    if (!this.owner) throw notSignedIn()
    const database = this.#requireDatabase()
    const overdue = this.#waiting === null && await isOverdue(this.#surroundings, database, keyring)
    this.store = await OpenStore.open(this.#surroundings, database, this.owner, keyring, key, overdue)
    return this.store
  }

  async #keepSession({ database, sealer }: OpenStore, session: KeptSession): Promise<void> {
    await database.meta.put({ name: 'session', sealed: await sealer.seal(session) })
    this.secret = session.secret
    this.#loginName = session.loginName
    this.#server.token = session.token
  }

  async #withOwners<Result>(work: (owners: OwnerDatabase) => PromiseLike<Result>): Promise<Result> {
    const owners = new OwnerDatabase(this.#surroundings)
    try {
      return await work(owners)
    } finally {
      owners.close()
    }
  }

  #newIdentifier(): string {
    const { now, crypto } = this.#surroundings
    return identifierFrom(now(), crypto.getRandomValues(new Uint8Array(16)))
  }
}

function notSignedIn(): CallFailure {
  return new CallFailure('not-signed-in', t('field.outbox.signedOut'))
}

function isSamePerson(one: Owner, other: Owner): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf({ county, person }: Owner): string {
  return `${county} ${person}`
}

function ownerOf({ county, person, name }: SessionView): Owner {
  return { key: 'owner', county: county.code, countyName: county.name, person, name, pinLength: LEAST_DIGITS }
}
