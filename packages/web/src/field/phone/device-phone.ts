import type { SessionView } from '@lookback/core/access'
import { signIn, signOut } from '@lookback/core/access'
import { identifierFrom } from '@lookback/core/identifier'
import type { Acting, ProblemAction } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import { registerDevice } from '@lookback/core/sync'
import { reactive } from 'vue'
import { CallFailure } from '../../api/failure.ts'
import { translate } from '../../app/i18n.ts'
import type { FormFiles } from '../forms/form-files.ts'
import { sha256Of } from '../forms/photo/file-name.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import { CountyServer, refusalIn } from './county-server.ts'
import type { Keyring, Owner } from './database.ts'
import { OwnerDatabase, PhoneDatabase } from './database.ts'
import { fetchAll, formKey } from './fetching.ts'
import { keepFile, openFile } from './form-files.ts'
import type { Keeping } from './keeping.ts'
import { keeping as realKeeping } from './keeping.ts'
import type { DataKey } from './keyring.ts'
import { keyByCounty, newKeyring, tryPin, wrapByCounty, wrapByPin } from './keyring.ts'
import { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'
import { countWork, letGo } from './outbox-store.ts'
import type { FinishedVisit } from './own-work.ts'
import { actOn, saveVisit } from './own-work.ts'
import { parcelOf } from './parcel.ts'
import type { FieldRound, Phone, PhoneStatus, ProblemLine, VisitDraft } from './phone.ts'
import { bytesOf } from './sealing.ts'
import { sendAll } from './sending.ts'
import type { Surroundings } from './surroundings.ts'
import { actingOf, placeOf, View } from './view.ts'
import { toOutboxEntry } from './outbox-entries.ts'

/** What is sealed as the session: the way to the county, and what seals the file of unsent work. */
interface KeptSession {
  token: string
  secret: string
}

/** Signed in, but without a PIN yet: known in memory only. */
interface Waiting {
  keyring: Keyring
  key: DataKey
  session: KeptSession
}

const untouched: PhoneStatus = {
  state: 'signed-out', name: '', countyName: '', fetch: { total: null, done: 0, complete: false, running: false },
  counts: { unsent: 0, sent: 0, backedUp: 0 }, transfer: null, trouble: null, lastSentAt: null, changes: 0,
}

/** The phone over its own database and the county's server. */
export class DevicePhone implements Phone {
  readonly status: PhoneStatus = reactive(structuredClone(untouched))
  readonly files: FormFiles
  readonly #surroundings: Surroundings
  readonly #keeping: Keeping
  readonly #server: CountyServer
  #owner: Owner | null = null
  #database: PhoneDatabase | null = null
  #store: OpenStore | null = null
  #secret = ''
  #waiting: Waiting | null = null
  #view: Promise<View> | null = null
  #sendingIds: readonly string[] = []
  #sending: Promise<void> | null = null
  #fetching: Promise<void> | null = null

  private constructor(surroundings: Surroundings, keeping: Keeping) {
    this.#surroundings = surroundings
    this.#keeping = keeping
    this.#server = new CountyServer(surroundings)
    this.files = {
      keep: (content) => keepFile(this.#open(), content),
      open: (name) => openFile(this.#open(), name),
    }
  }

  /** The phone as it was left: nobody's, or locked. */
  static async start(surroundings: Surroundings, keeping: Keeping = realKeeping): Promise<DevicePhone> {
    const phone = new DevicePhone(surroundings, keeping)
    const owners = new OwnerDatabase(surroundings)
    const owner = await owners.owners.get('owner')
    owners.close()
    if (owner) {
      phone.#belongTo(owner)
      phone.status.state = 'locked'
      await phone.#refresh()
    }
    return phone
  }

  now(): Date {
    return this.#store?.now() ?? new Date(this.#surroundings.now())
  }

  async signIn(credentials: { county: string; loginName: string; password: string }): Promise<void> {
    const { reply: view, headers } = await this.#server.callWithHeaders(signIn, { body: credentials })
    const token = headers.get('x-session-token') ?? ''
    const owner = ownerOf(view)
    if (this.#store && this.#store.owner.person !== owner.person) await this.lock()
    this.#server.token = token
    const database = this.#store?.database ?? new PhoneDatabase(this.#surroundings, owner.county, owner.person)
    const keyring = await database.item('keyring')
    const device = keyring?.device ?? this.#newIdentifier()
    const { secret } = await this.#server.call(registerDevice, { body: { id: device, name: this.#surroundings.deviceName } })
    await this.#keepOwner(owner)
    this.#belongTo(owner, database)
    await this.#enter(keyring ?? null, device, { token, secret })
    this.status.trouble = null
    await this.#refresh()
  }

  async #enter(keyring: Keyring | null, device: string, session: KeptSession): Promise<void> {
    const secret = bytesOf(session.secret)
    if (this.#store && keyring) {
      await this.#database?.meta.put(await wrapByCounty(this.#surroundings, keyring, this.#open().key, secret))
      await this.#keepSession(session)
      return
    }
    const key = keyring && (await keyByCounty(this.#surroundings, keyring, secret))
    if (keyring && key) this.#waiting = { keyring, key, session }
    else if (!keyring) this.#waiting = { ...(await newKeyring(this.#surroundings, device, secret)), session }
    // The county was restored and has another secret for this phone: only the PIN opens what it keeps.
    this.status.state = this.#waiting ? 'needs-pin' : 'locked'
  }

  async choosePin(pin: string): Promise<void> {
    const waiting = this.#waiting
    const database = this.#requireDatabase()
    const keyring = waiting?.keyring ?? (await database.item('keyring'))
    const key = waiting?.key ?? this.#open().key
    if (!keyring) throw new Error('the phone has no keys')
    const wrapped = await wrapByPin(this.#surroundings, keyring, key, pin)
    await database.meta.put(wrapped)
    if (!waiting) return
    await this.#openWith(wrapped, key)
    await this.#keepSession(waiting.session)
    this.#waiting = null
    await this.#refresh()
  }

  async unlock(pin: string): Promise<{ open: boolean; left: number }> {
    const database = this.#requireDatabase()
    const keyring = await database.item('keyring')
    if (!keyring) return { open: false, left: 0 }
    const { key, left } = await tryPin(this.#surroundings, database, keyring, pin)
    if (!key) return { open: false, left }
    const token = this.#server.token
    await this.#openWith(keyring, key)
    const session = await database.item('session')
    if (session) {
      const kept = await this.#open().sealer.open<KeptSession>(session.sealed)
      this.#server.token = token ?? kept.token
      this.#secret = kept.secret
    }
    await this.#refresh()
    return { open: true, left }
  }

  lock(): Promise<void> {
    this.#store = null
    this.#view = null
    this.#secret = ''
    this.#server.token = null
    this.status.state = this.#owner ? 'locked' : 'signed-out'
    this.status.changes += 1
    return Promise.resolve()
  }

  async signOut(): Promise<void> {
    const { unsent } = this.status.counts
    if (unsent > 0) throw new Refusal('work-not-sent', { count: unsent })
    await this.#server.call(signOut, {}).catch(() => undefined)
    await this.#database?.delete()
    const owners = new OwnerDatabase(this.#surroundings)
    await owners.owners.clear()
    owners.close()
    this.#owner = null
    this.#database = null
    await this.lock()
    Object.assign(this.status, structuredClone(untouched))
  }

  fetch(): Promise<void> {
    this.#fetching ??= this.#fetchAll().finally(() => (this.#fetching = null))
    return this.#fetching
  }

  /** What waits goes up first: nothing is withdrawn from under unsent work. */
  async #fetchAll(): Promise<void> {
    await this.send()
    const store = this.#open()
    this.status.fetch.running = true
    try {
      const restored = await this.#attempt(() => fetchAll({
        store, server: this.#server, keeping: this.#keeping, onProgress: () => this.#showFetch(store),
      }))
      await letGo(store)
      if (store.frame) await this.#keepRules(store.frame.field)
      if (restored) await this.send()
    } finally {
      this.status.fetch.running = false
      await this.#refresh()
    }
  }

  send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null))
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    const store = this.#open()
    try {
      await this.#attempt(() => sendAll({
        store, server: this.#server, keeping: this.#keeping,
        onProgress: (transfer, ids) => {
          this.status.transfer = transfer
          this.#sendingIds = ids
          this.status.changes += 1
        },
      }))
    } finally {
      this.status.transfer = null
      this.#sendingIds = []
      await this.#refresh()
    }
  }

  /** Talks with the county, and says in `status` why that fails. */
  async #attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work()
      this.status.trouble = null
      return result
    } catch (error) {
      const code = refusalIn(error)
      if (code === 'device-revoked') await this.#wipe()
      else if (code === 'not-signed-in' || code === 'device-unknown') this.status.trouble = 'signed-out'
      else if ((error as { code?: string }).code === 'unreachable') this.status.trouble = this.#surroundings.isOnline() ? 'unreachable' : 'offline'
      throw error
    }
  }

  /** Shut out by the county: what was fetched and the PIN's key go; unsent work stays sealed, for the office to open. */
  async #wipe(): Promise<void> {
    const database = this.#requireDatabase()
    const keyring = await database.item('keyring')
    await database.transaction('rw', [database.meta, database.households, database.forms], async () => {
      await database.households.clear()
      await database.forms.clear()
      await database.meta.bulkDelete(['frame', 'session', 'standing'])
      if (keyring) await database.meta.put({ ...keyring, byPin: null })
    })
    await this.lock()
    this.status.trouble = 'revoked'
  }

  async rounds(): Promise<FieldRound[]> {
    return (await this.#current())?.rounds() ?? []
  }

  async households(round: FieldRound | null) {
    return (await this.#current())?.households(round) ?? []
  }

  async household(id: string, round: FieldRound | null) {
    return (await this.#current())?.household(id, round) ?? null
  }

  async form({ formId, formVersion }: FieldRound) {
    const form = this.#open().forms.get(formKey(formId, formVersion))
    if (!form) throw new CallFailure('form-version-unknown', translate('field.prepare.notReady'))
    return Promise.resolve(form)
  }

  async draft(household: string, round: string): Promise<VisitDraft | null> {
    const { database, sealer } = this.#open()
    const item = await database.drafts.where('place').equals(placeOf(household, round)).first()
    return item ? sealer.open<VisitDraft>(item.sealed) : null
  }

  async saveDraft(draft: VisitDraft): Promise<void> {
    const { database, sealer } = this.#open()
    const evidence = draft.fixes.flatMap(({ action }) => action.evidence.map(({ sha256 }) => sha256))
    const files = [...Object.values(draft.files).map(sha256Of), ...evidence]
    const item = { id: draft.id, place: placeOf(draft.household, draft.round), files, sealed: await sealer.seal(draft) }
    const isNew = (await database.drafts.get(draft.id)) === undefined
    await database.drafts.put(item)
    // The list shows that it was begun; every further answer would only make it load anew.
    if (isNew) await this.#refresh()
  }

  async discardDraft(id: string): Promise<void> {
    await this.#open().database.drafts.delete(id)
    await this.#refresh()
  }

  async saveVisit(visit: FinishedVisit): Promise<void> {
    await saveVisit(this.#open(), visit)
    await this.#refresh()
  }

  acting(): Acting {
    return actingOf(this.#store?.frame ?? { person: this.#owner?.person ?? '', posts: [] })
  }

  async problems(): Promise<ProblemLine[]> {
    return (await this.#current())?.problems() ?? []
  }

  async problem(id: string): Promise<ProblemLine | null> {
    return (await this.#current())?.problem(id) ?? null
  }

  async act(line: ProblemLine, action: ProblemAction): Promise<void> {
    await actOn(this.#open(), line, action)
    await this.#refresh()
  }

  /** The newest first. */
  async outbox(): Promise<OutboxEntry[]> {
    const store = this.#store
    if (!store) return []
    const items = await store.database.outbox.orderBy('sequence').reverse().toArray()
    const sending = new Set(this.#sendingIds)
    return Promise.all(items.map(async (item) => toOutboxEntry(item, await store.sealer.open<OwnWork>(item.summary), sending.has(item.id))))
  }

  exportUnsent(): Promise<Blob> {
    return parcelOf(this.#open(), bytesOf(this.#secret))
  }

  /** Lets go of the database, as when the page is closed. */
  close(): void {
    this.#database?.close()
  }

  #newIdentifier(): string {
    const { now, crypto } = this.#surroundings
    return identifierFrom(now(), crypto.getRandomValues(new Uint8Array(16)))
  }

  #belongTo(owner: Owner, database = new PhoneDatabase(this.#surroundings, owner.county, owner.person)): void {
    this.#owner = owner
    this.#database = database
    this.status.name = owner.name
    this.status.countyName = owner.countyName
  }

  async #keepOwner(owner: Owner): Promise<void> {
    const owners = new OwnerDatabase(this.#surroundings)
    await owners.owners.put(owner)
    owners.close()
  }

  async #keepSession(session: KeptSession): Promise<void> {
    const { database, sealer } = this.#open()
    const sealed = await sealer.seal(session)
    await database.meta.put({ name: 'session', sealed })
    this.#secret = session.secret
    this.#server.token = session.token
  }

  /** The county's rules for phones, where they are read without a key. */
  async #keepRules({ pinAttempts, offlineDays }: { pinAttempts: number; offlineDays: number }): Promise<void> {
    const database = this.#requireDatabase()
    const keyring = await database.item('keyring')
    if (!keyring || (keyring.pinAttempts === pinAttempts && keyring.offlineDays === offlineDays)) return
    await database.meta.put({ ...keyring, pinAttempts, offlineDays })
  }

  async #openWith(keyring: Keyring, key: DataKey): Promise<void> {
    const owner = this.#owner
    if (!owner) throw new Error('nobody\'s phone cannot be opened')
    this.#store = await OpenStore.open(this.#surroundings, this.#requireDatabase(), owner, keyring, key)
    this.status.state = 'open'
  }

  #open(): OpenStore {
    if (!this.#store) throw new CallFailure('not-signed-in', translate('field.outbox.signedOut'))
    return this.#store
  }

  #requireDatabase(): PhoneDatabase {
    if (!this.#database) throw new CallFailure('not-signed-in', translate('field.outbox.signedOut'))
    return this.#database
  }

  /** What the pages see, put together once for each change. */
  #current(): Promise<View> | null {
    const store = this.#store
    if (!store) return null
    this.#view ??= View.of(store)
    return this.#view
  }

  #showFetch({ standing, records }: OpenStore): void {
    Object.assign(this.status.fetch, { total: standing.total, done: records.size, complete: standing.phase === 'complete' })
  }

  /** Counts anew after a change of what is stored, and tells the pages. */
  async #refresh(): Promise<void> {
    this.#view = null
    const store = this.#store
    const items = (await this.#database?.outbox.toArray()) ?? []
    const backedUp = store?.standing.backedUp ?? (await this.#database?.item('standing'))?.backedUp ?? 0
    this.status.counts = countWork(items, backedUp)
    if (store) {
      this.#showFetch(store)
      this.status.lastSentAt = store.lastSentAt
    }
    this.status.changes += 1
  }
}

function ownerOf({ county, person, name }: SessionView): Owner {
  return { key: 'owner', county: county.code, countyName: county.name, person, name }
}
