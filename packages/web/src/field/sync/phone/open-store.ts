import type { CheckItem, FormGuidance } from '@lookback/core/checklists'
import type { Problem } from '@lookback/core/problems'
import type { SubjectRecord } from '@lookback/core/sync'
import { Frame } from '@lookback/core/sync'
import type { KeptRecord } from './bundle.ts'
import { readBody, readRecords } from './bundle.ts'
import type { HouseholdItem, Keyring, PhoneDatabase, Standing } from './database.ts'
import type { Owner } from './owner.ts'
import type { DataKey } from './keyring.ts'
import { Sealer } from './sealing.ts'
import type { ListedHousehold } from './listed.ts'
import { Shelf } from './shelf.ts'
import type { SearchKey } from '@lookback/core/register'
import type { ProblemLine } from './phone.ts'
import type { Surroundings } from './surroundings.ts'

export interface FieldForm {
  xform: string
  standard: string
  items: readonly CheckItem[]
  guidance: FormGuidance
}

/** By what was fetched: a record that came anew is another. */
export interface Projection {
  /** By the problems of a record. */
  lines: WeakMap<readonly Problem[], readonly ProblemLine[]>
  keys: WeakMap<ListedHousehold, SearchKey>
}

const fresh: Standing = {
  name: 'standing', phase: 'first-pages', generation: 1, total: null, next: null, position: null, scope: null, frame: null, backedUp: 0,
}

/** What the phone keeps, while it is open: decrypted in memory for lists and searches, and gone from there when it is locked. */
export class OpenStore {
  readonly database: PhoneDatabase
  readonly owner: Owner
  readonly key: DataKey
  readonly sealer: Sealer
  readonly device: string
  readonly surroundings: Surroundings
  /** Opened after more days without the county than it allows. */
  readonly isOverdue: boolean
  records = new Shelf()
  /** What else has problems. */
  subjects = new Map<string, SubjectRecord>()
  readonly forms = new Map<string, FieldForm>()
  frame: Frame | null = null
  standing: Standing = fresh
  clockOffset = 0
  lastSentAt: string | null = null

  #bundle: string | null = null
  #whole: Promise<void> | null = null
  #projection: { of: Frame | null; forms: number; made: Projection } | null = null

  private constructor(surroundings: Surroundings, database: PhoneDatabase, owner: Owner, keyring: Keyring, key: DataKey, sealer: Sealer, isOverdue: boolean) {
    this.isOverdue = isOverdue
    this.surroundings = surroundings
    this.database = database
    this.owner = owner
    this.device = keyring.device
    this.key = key
    this.sealer = sealer
  }

  /** @param isOverdue only own work is read: of the register nothing is shown until the county has been met again */
  static async open(surroundings: Surroundings, database: PhoneDatabase, owner: Owner, keyring: Keyring, key: DataKey, isOverdue: boolean): Promise<OpenStore> {
    const store = new OpenStore(surroundings, database, owner, keyring, key, await Sealer.with(surroundings.crypto, key), isOverdue)
    await store.#load()
    return store
  }

  async #load(): Promise<void> {
    this.standing = (await this.database.item('standing')) ?? fresh
    const contact = await this.database.item('contact')
    this.clockOffset = contact?.clockOffset ?? 0
    this.lastSentAt = contact?.lastSentAt ?? null
    const frame = await this.database.item('frame')
    if (frame) this.#take(await this.sealer.open<unknown>(frame.sealed))
    for (const { id, ...form } of await this.database.forms.toArray()) this.forms.set(id, form)
    if (this.isOverdue) return
    const { households, subjects, bundle } = await readRecords(this)
    this.records = households
    this.subjects = subjects
    this.#bundle = bundle
  }

  /** Everything of what the phone holds, where only what lists need was read when it was opened. */
  whole(): Promise<void> {
    this.#whole ??= this.#bundle === null ? Promise.resolve() : readBody(this, { households: this.records, subjects: this.subjects }, this.#bundle)
    return this.#whole
  }

  /** What lists are made of, made once for as long as the frame and the forms are what they were. */
  get projection(): Projection {
    const { frame, forms } = this
    if (this.#projection?.of !== frame || this.#projection.forms !== forms.size) {
      this.#projection = { of: frame, forms: forms.size, made: { lines: new WeakMap(), keys: new WeakMap() } }
    }
    return this.#projection.made
  }

  /** Takes a record that is on disk. */
  hold(record: KeptRecord): void {
    if ('members' in record) this.records.set(record)
    else this.subjects.set(record.id, record)
  }

  letGo(id: string): void {
    this.records.delete(id)
    this.subjects.delete(id)
  }

  /** What an earlier version kept in another shape is fetched again before the phone is complete; what was done on it stays. */
  #take(kept: unknown): void {
    const frame = Frame.safeParse(kept)
    if (frame.success) this.frame = frame.data
    else this.standing = { ...this.standing, phase: this.standing.phase === 'complete' ? 'catching-up' : this.standing.phase, frame: null }
  }

  async sealRecords(records: readonly KeptRecord[], generation: number): Promise<Omit<HouseholdItem, 'page'>[]> {
    return Promise.all(records.map(async (record) => ({ id: record.id, generation, sealed: await this.sealer.seal(record) })))
  }

  /** The county's time as the phone knows it. */
  now(): Date {
    return new Date(this.surroundings.now() + this.clockOffset)
  }

  async metCounty(now: string, sent = false): Promise<void> {
    this.clockOffset = Date.parse(now) - this.surroundings.now()
    if (sent) this.lastSentAt = now
    const { clockOffset, lastSentAt } = this
    await this.database.meta.put({ name: 'contact', at: this.surroundings.now(), clockOffset, lastSentAt })
  }
}
