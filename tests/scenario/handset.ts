import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { Refusal } from '@lookback/core/kernel'
import { county, password } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { PhoneDatabase } from '../../packages/web/src/field/sync/phone/database.ts'
import { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import type { Keeping } from '../../packages/web/src/field/sync/phone/keeping.ts'
import type { Held } from '../../packages/web/src/field/sync/phone/held.ts'
import { keeping } from '../../packages/web/src/field/sync/phone/keeping.ts'
import { Sealer } from '../../packages/web/src/field/sync/phone/sealing.ts'
import type { Surroundings } from '../../packages/web/src/field/sync/phone/surroundings.ts'
import type { Holder, World } from './world.ts'

const PIN = '260415'

/** What goes wrong at the n-th request or write of a piece of work. */
export const faults = [
  'none', 'request-lost', 'reply-lost', 'twice', 'dies-before-request', 'dies-after-request', 'dies-before-write', 'dies-within-write',
  'dies-after-write', 'database-breaks',
] as const
/** Of days of its own: a request that never seemed to arrive comes after one that was sent later. */
export type Fault = (typeof faults)[number] | 'overtaken'

/** Something that somebody saved on a phone and was told is kept. */
export interface Saved {
  id: string
  kind: 'visit' | 'action'
  files: number
  /** The visit of this phone that it puts right. */
  corrects?: string
  /** A day that was agreed on to come again. */
  comeAgainOn?: string
}

/** A form that was begun and is not finished. */
export interface Begun {
  id: string
  household: string
  round: string
}

class Died extends Error {}

/** A phone in somebody's hand: the real client over a database of its own, with a network that does as it is told. */
export class Handset {
  readonly name: Holder
  readonly surroundings: Surroundings
  readonly saved: Saved[] = []
  readonly drafts: Begun[] = []
  /** Saved here before somebody signed out: the county has it, and the phone lists it no more. */
  readonly left: Saved[] = []
  /** Forms, and work that the county refused, that somebody was told would go, and let go. */
  readonly letGo: string[] = []
  /** Numbers under which another content was sent. */
  readonly doubled: string[] = []
  /** Saved and not sent when the browser cleared the phone. */
  readonly cleared: string[] = []
  phone!: DevicePhone
  /** By how much its clock is wrong, in milliseconds. */
  clockError = 0
  readonly #world: World
  #fault: { kind: Fault; left: number } = { kind: 'none', left: 0 }
  #dead = false
  /** Requests that have not arrived yet. */
  readonly #late: (() => Promise<Response>)[] = []
  /** Done once, while a request is on its way. */
  meanwhile: (() => Promise<void>) | null = null

  private constructor(world: World, name: Holder) {
    this.name = name
    this.#world = world
    this.surroundings = {
      indexedDB: new IDBFactory(), IDBKeyRange, crypto, origin: world.server.url, now: () => world.now + this.clockError, isOnline: () => true,
      deviceName: name, pinCost: { iterations: 100, memory: 16 }, pageSize: 3,
      fetch: (input, init) => this.#throughTheNetwork(input, init),
    }
  }

  static async make(world: World, name: Holder): Promise<Handset> {
    const handset = new Handset(world, name)
    handset.phone = await handset.#start()
    await handset.#signIn()
    await handset.phone.fetch()
    return handset
  }

  get person(): string {
    return this.#world.cast[this.name].person
  }

  /** Does something on the phone while something goes wrong; a phone that died is switched on again. */
  async under(kind: Fault, at: number, work: (phone: DevicePhone) => Promise<unknown>): Promise<void> {
    this.#fault = { kind, left: at }
    await work(this.phone).catch(() => undefined)
    this.#fault = { kind: 'none', left: 0 }
    if (this.#dead) await this.restart()
  }

  /** Whatever was only in memory is gone. */
  async restart(): Promise<void> {
    this.phone.close()
    this.#dead = false
    this.phone = await this.#start()
    const { open } = await this.phone.unlock(PIN)
    // Its clock says that it has been away for long.
    if (!open) await this.#signIn()
  }

  /** Everything that the browser kept is gone; the person signs in as on a new phone. */
  async beCleared(): Promise<void> {
    const unsent = new Set((await this.phone.outbox()).filter(({ state }) => state === 'waiting').map(({ id }) => id))
    this.cleared.push(...this.saved.map(({ id }) => id).filter((id) => unsent.has(id)))
    this.saved.length = 0
    this.drafts.length = 0
    this.phone.close()
    this.surroundings.indexedDB = new IDBFactory()
    this.phone = await this.#start()
    await this.#signIn()
    await this.phone.fetch()
  }

  /** Signs out and in again. @param told what somebody was shown would go @returns whether the phone let them out */
  async signOut(told: Held): Promise<boolean> {
    const planted = this.#world.mistake?.signOut
    try {
      await (planted ? planted(this, told) : this.phone.signOut(told))
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
    if (planted) this.phone.close()
    if (planted) this.phone = await this.#start()
    await this.#signIn()
    await this.phone.fetch()
    return true
  }

  /** Fetches and sends; whoever is asked for the password gives it. Only a county that was set back forgets who has signed in since. */
  async syncFully(): Promise<void> {
    await this.under('none', 0, (phone) => phone.fetch())
    if (this.phone.status.trouble !== 'signed-out') return
    if (!this.#world.wasRestored) throw new Error(`${this.name} was signed out by a county that has forgotten nothing`)
    await this.phone.signInAgain(password)
  }

  /** Another window of the same phone; null where it would ask for the password. */
  async anotherWindow(): Promise<DevicePhone | null> {
    const window = await this.#start()
    const { open } = await window.unlock(PIN)
    if (!open) window.close()
    return open ? window : null
  }

  /** A request of the phone past its application. */
  async ask(method: string, path: string, body: unknown): Promise<void> {
    const headers = { ...await this.#world.server.signIn(county, this.name, password), 'content-type': 'application/json' }
    await this.surroundings.fetch(new URL(path, this.surroundings.origin), { method, headers, body: JSON.stringify(body) })
  }

  async #signIn(): Promise<void> {
    await this.phone.signIn({ county, loginName: this.name, password })
    await this.phone.choosePin(PIN)
  }

  /** The ids of the households that are on disk, read past the application. */
  async householdsOnDisk(): Promise<string[]> {
    const database = this.database()
    const ids = await database.households.toCollection().primaryKeys()
    database.close()
    return ids
  }

  /** A second hand on the phone's storage. */
  database(): PhoneDatabase {
    return new PhoneDatabase(this.surroundings, county, this.person)
  }

  /** What opens and seals its records, by its PIN. */
  async sealer(): Promise<Sealer> {
    const database = this.database()
    const ring = await database.item('keyring')
    database.close()
    if (!ring?.byPin) throw new Error('no PIN was chosen')
    const byPin = await Sealer.withPin(crypto, PIN, ring.salt, ring.cost)
    return Sealer.with(crypto, new Uint8Array(await byPin.openBytes(ring.byPin)))
  }

  #start(): Promise<DevicePhone> {
    const planted = this.#world.mistake?.keeping?.(keeping, () => this.#dieIf('dies-within-write')) ?? keeping
    const mortal = <Arguments extends unknown[]>(write: (...given: Arguments) => Promise<void>) => async (...given: Arguments) => {
      this.#dieIf('dies-before-write')
      await write(...given)
      this.#dieIf('dies-after-write')
    }
    const mortalKeeping: Keeping = { keepPage: mortal(planted.keepPage), keepAnswers: mortal(planted.keepAnswers) }
    return DevicePhone.start(this.surroundings, mortalKeeping)
  }

  /** Dies when its time has come; a write within counts on its own, for the real ones have no inside. */
  #dieIf(kind: Fault): void {
    if (this.#dead) throw new Died()
    if (this.#isDue(kind)) {
      this.#dead = true
      throw new Died()
    }
  }

  #isDue(...kinds: Fault[]): boolean {
    if (!kinds.includes(this.#fault.kind)) return false
    this.#fault.left -= 1
    return this.#fault.left === -1
  }

  async #throughTheNetwork(input: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> {
    if (this.#dead) throw new Died()
    const { mistake } = this.#world
    const send = () => (mistake?.transport ? mistake.transport(this.#world, this, input, init) : fetch(input, init))
    // What goes wrong goes wrong with what counts: an announcement decides nothing.
    const due = init.method !== 'PUT' && this.#isDue('request-lost', 'reply-lost', 'twice', 'dies-before-request', 'dies-after-request', 'database-breaks', 'overtaken')
    const kind = due ? this.#fault.kind : 'none'
    if (kind === 'request-lost') throw new TypeError('lost')
    if (kind === 'overtaken') {
      this.#late.push(send)
      throw new TypeError('lost')
    }
    if (kind === 'dies-before-request') this.#dead = true
    if (this.#dead) throw new Died()
    const reply = await (kind === 'database-breaks' ? this.#world.withBrokenDatabase(send) : send())
    if (kind === 'twice') await send().catch(() => undefined)
    for (const late of this.#late.splice(0)) await late().then(() => { this.#world.overtaken += 1 }, () => undefined)
    if (this.meanwhile) {
      const work = this.meanwhile
      this.meanwhile = null
      await work()
    }
    if (kind === 'reply-lost') throw new TypeError('lost')
    if (kind === 'dies-after-request') this.#dead = true
    if (this.#dead) throw new Died()
    return reply
  }
}
