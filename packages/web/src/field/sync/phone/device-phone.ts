import type { CheckItem } from '@lookback/core/checklists'
import type { LeftOnPhone } from '@lookback/core/sync'
import type { ProblemAction } from '@lookback/core/problems'
import { mayFixOnTheSpot } from '@lookback/core/problems'
import type { TilePlace } from '@lookback/core/visits'
import { Refusal } from '@lookback/core/kernel'
import { CallFailure } from '../../../api/failure.ts'
import { useFormat } from '../../../app/format.ts'
import { t } from '../../../app/i18n.ts'
import type { FormFiles } from '../../checklists/form-files.ts'
import type { OutboxEntry } from '../outbox/entry.ts'
import type { WorkDone } from '../outbox/work-done.ts'
import type { ActionDraft } from '../../problems/action-draft.ts'
import { CountyServer, refusalIn } from './county-server.ts'
import { workDone } from './day-work.ts'
import { discardDraft, draftAt, keepActionDraft, keepDraft, openActionDraft, openDraft } from './drafts.ts'
import { fetchAll, formKey } from './fetching.ts'
import { keepFile, openFile } from './form-files.ts'
import type { Keeping } from './keeping.ts'
import { keeping as realKeeping } from './keeping.ts'
import type { Unlocking } from './keyring.ts'
import { Lock } from './lock.ts'
import type { OpenStore } from './open-store.ts'
import { listOutbox } from './outbox-entries.ts'
import { letGo, markRead } from './outbox-store.ts'
import type { DoubtAnswer } from '@lookback/core/doubts'
import type { DutyCheckTold } from '@lookback/core/duty'
import type { ObjectTold } from '@lookback/core/indicators'
import { actOn, checkDoubt, checkDuty, checkFix, ownVisit, saveVisit, tellOf } from './own-work.ts'
import { parcelOf } from './parcel.ts'
import { fetchPicture, fetchTile } from './pictures.ts'
import { beginTaking, endTaking, holdTaking, takingAt } from './takings.ts'
import { atRest } from './at-rest.ts'
import type { Held } from './held.ts'
import { countWork, heldIn, isWithin, leftBehind, nothingHeld, wholeForms } from './held.ts'
import type { BegunForm, DoubtLine, DutyVillage, FieldRound, FinishedVisit, Opened, Phone, PhoneStatus, PictureMissing, PictureName, LetterAnswered, LetterLine, ObjectLine, OwnVisit, ProblemLine, SavedVisit, SpotFix, VisitDraft } from './phone.ts'
import { bytesOf } from './sealing.ts'
import { SendingRun } from './sending.ts'
import { statusOf } from './status.ts'
import type { Surroundings } from './surroundings.ts'
import { View } from './view.ts'

/** Few phones ever need it. */
const letterWork = () => import('./letter-work.ts')

/** The phone over its own database and the county's server. */
export class DevicePhone implements Phone {
  readonly status: PhoneStatus
  readonly files: FormFiles
  readonly #surroundings: Surroundings
  readonly #keeping: Keeping
  readonly #server: CountyServer
  readonly #lock: Lock
  #view: Promise<View> | null = null
  #sendingIds: readonly string[] = []
  #sending: Promise<void> | null = null
  #askedAgain = false
  #run: SendingRun | null = null
  #fetching: Promise<void> | null = null
  readonly #beforeLocking = new Set<() => Promise<void>>()

  private constructor(surroundings: Surroundings, keeping: Keeping, status: PhoneStatus) {
    this.status = status
    this.#surroundings = surroundings
    this.#keeping = keeping
    this.#server = new CountyServer(surroundings)
    this.#lock = new Lock(surroundings, this.#server)
    this.files = {
      keep: (content) => keepFile(this.#lock.requireOpen(), content),
      open: (name) => openFile(this.#lock.requireOpen(), name),
      begin: (place) => beginTaking(this.#lock.requireOpen(), place),
      hold: (place, content) => holdTaking(this.#lock.requireOpen(), place, content),
      left: (place) => takingAt(this.#lock.requireOpen(), place),
      end: (place) => endTaking(this.#lock.requireOpen(), place),
      printed: () => (this.#lock.store?.frame?.findings.printed ? useFormat().instant(this.now().toISOString()) : null),
    }
  }

  /** The phone as it was left: nobody's, or locked. */
  static async start(surroundings: Surroundings, keeping: Keeping = realKeeping, status = statusOf(null)): Promise<DevicePhone> {
    const phone = new DevicePhone(surroundings, keeping, status)
    await phone.#lock.start()
    if (await phone.#lock.database?.item('revoked')) phone.status.trouble = 'revoked'
    await phone.#refresh()
    return phone
  }

  now(): Date {
    return this.#lock.store?.now() ?? new Date(this.#surroundings.now())
  }

  async signIn(credentials: { county: string; loginName: string; password: string; code?: string }, told: Held | null = null): Promise<void> {
    try {
      await this.#lock.signIn(credentials, told)
    } catch (error) {
      if (refusalIn(error) === 'device-revoked') await this.#tellTrouble(error)
      throw error
    }
    this.status.trouble = null
    await this.#refresh()
  }

  async signInAgain(password: string): Promise<void> {
    await this.#attempt(() => this.#lock.signInAgain(password))
    await this.#refresh()
    await this.fetch()
  }

  async choosePin(pin: string): Promise<void> {
    await this.#lock.choosePin(pin)
    await this.#refresh()
  }

  async unlock(pin: string): Promise<Unlocking> {
    const result = await this.#lock.unlock(pin)
    if (result.open && this.status.trouble === 'revoked') await this.#beShutOut()
    else if (result.open) await this.#refresh()
    return result
  }

  beforeLocking(work: () => Promise<void>): () => void {
    this.#beforeLocking.add(work)
    return () => this.#beforeLocking.delete(work)
  }

  async lock(): Promise<void> {
    await Promise.all([...this.#beforeLocking].map((work) => work()))
    this.#lock.lock()
    await this.#refresh()
  }

  async signOut(told: Held = nothingHeld): Promise<void> {
    const { database } = this.#lock
    const held = database ? await heldIn(database) : nothingHeld
    if (held.unsent > 0) throw new Refusal('work-not-sent', { count: held.unsent })
    if (!isWithin(held, told)) throw leftBehind(this.status.name, held)
    await this.#lock.signOut()
    Object.assign(this.status, statusOf(null))
    await this.#refresh()
  }

  get left(): readonly LeftOnPhone[] {
    return this.#lock.left
  }

  leftIsRead(): void {
    this.#lock.left = []
    this.status.changes += 1
  }

  others(): Promise<{ name: string; held: Held }[]> {
    return this.#lock.others()
  }

  async begun(): Promise<BegunForm[]> {
    const view = await this.#whole()
    const { store } = this.#lock
    if (!view || !store) return []
    const items = wholeForms(await store.database.drafts.toArray())
    return items.map(({ id, place, files }) => ({ id, name: view.nameAt(place), photos: files.length }))
  }

  async markRead(id: string): Promise<void> {
    await markRead(this.#lock.requireOpen(), id)
    await this.#refresh()
  }

  fetch(): Promise<void> {
    this.#fetching ??= this.#fetchAll().finally(() => (this.#fetching = null))
    return this.#fetching
  }

  /**
   * What waits goes up first; what is in the way of that is no reason to see old things, and is told at the end. Work that
   * could not go up outlives even the withdrawal of its household: it stands in the outbox.
   */
  async #fetchAll(): Promise<void> {
    const sent = this.send()
    await sent.catch(() => undefined)
    const { store } = this.#lock
    if (!store) return sent
    this.status.fetch.running = true
    try {
      const restored = await this.#attempt(() => fetchAll({
        store, server: this.#server, keeping: this.#keeping, onFetched: () => this.#showFetch(store),
      }))
      await letGo(store)
      if (store.frame) await this.#lock.keepRules(store.frame.field)
      await this.#lock.openWhole()
      if (restored) await this.send()
      else await sent
    } finally {
      this.status.fetch.running = false
      await this.#refresh()
    }
  }

  send(): Promise<void> {
    if (this.#sending) {
      this.#askedAgain = true
      void this.#run?.added().catch(() => undefined)
    }
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
      // Asked for at the very end: what was saved then is not left for the next time.
      const again = this.#askedAgain && this.#lock.store !== null
      this.#askedAgain = false
      if (again) void this.send().catch(() => undefined)
    })
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    const store = this.#lock.requireOpen()
    const run = new SendingRun({
      store, server: this.#server, keeping: this.#keeping,
      onSent: (transfer, ids) => {
        this.status.transfer = transfer
        this.#sendingIds = ids
        this.status.changes += 1
      },
    })
    this.#run = run
    try {
      await this.#attempt(() => run.all())
    } finally {
      this.#run = null
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
      await this.#tellTrouble(error)
      throw error
    }
  }

  async #tellTrouble(error: unknown): Promise<void> {
    const code = refusalIn(error)
    if (code === 'device-revoked') {
      await this.#beShutOut()
      return
    }
    // Locked meanwhile: what a phone without its token is refused says nothing.
    if (!this.#lock.store) return
    if (code === 'not-signed-in' || code === 'device-unknown') {
      this.status.trouble = 'signed-out'
    } else if (error instanceof CallFailure && error.code === 'unreachable') {
      this.status.trouble = this.#surroundings.isOnline() ? 'unreachable' : 'offline'
    }
  }

  async #beShutOut(): Promise<void> {
    this.status.trouble = 'revoked'
    await this.#refresh()
    const { store, secret } = this.#lock
    const { unsent, refused } = this.status.held
    await this.#lock.shutOut(unsent + refused > 0 ? () => parcelOf(this.#lock.requireOpen(), bytesOf(secret)) : null)
    if (store) await this.#refresh()
  }

  readonly rounds = async (): Promise<FieldRound[]> => (await this.#current())?.rounds() ?? []

  async households(round: FieldRound | null) {
    const view = await this.#current()
    // What was done here is laid over the records.
    return (view?.hasOwnWork ? await this.#whole() : view)?.households(round) ?? []
  }

  async readAhead(): Promise<void> {
    const { store } = this.#lock
    const view = await this.#whole()
    await view?.readAhead(atRest(() => this.#lock.store === store))
  }

  async household(id: string, round: FieldRound | null) {
    return (await this.#whole())?.household(id, round) ?? null
  }

  async form({ formId, formVersion }: FieldRound) {
    const form = this.#lock.requireOpen().forms.get(formKey(formId, formVersion))
    const findings = this.#lock.requireOpen().frame?.findings
    if (!form || !findings) throw new CallFailure('form-version-unknown', t('field.prepare.notReady'))
    return Promise.resolve({ ...form, findings })
  }

  async draft(household: string, round: string): Promise<VisitDraft | null> {
    return draftAt(this.#lock.requireOpen(), household, round)
  }

  async openDraft(household: string, round: string): Promise<Opened<VisitDraft> | null> {
    return openDraft(this.#lock.requireOpen(), household, round)
  }

  async saveDraft(draft: VisitDraft, revision: number): Promise<number> {
    const kept = await keepDraft(this.#lock.requireOpen(), draft, revision)
    // The list shows that it was begun; every further answer would only make it load anew.
    if (revision === 0) await this.#refresh()
    return kept
  }

  async discardDraft(id: string): Promise<void> {
    await discardDraft(this.#lock.requireOpen(), id)
    await this.#refresh()
  }

  async openActionDraft(id: string): Promise<Opened<ActionDraft> | null> {
    return openActionDraft(this.#lock.requireOpen(), id)
  }

  async keepActionDraft(id: string, draft: ActionDraft, revision: number): Promise<number> {
    const kept = await keepActionDraft(this.#lock.requireOpen(), id, draft, revision)
    if (revision === 0) await this.#refresh()
    return kept
  }

  async saveVisit(visit: FinishedVisit): Promise<SavedVisit> {
    const saved = await saveVisit(this.#lock.requireOpen(), visit)
    await this.#refresh()
    return saved
  }

  readonly ownVisit = async (id: string): Promise<OwnVisit | null> => ownVisit(this.#lock.requireOpen(), id)

  checkFix(household: string, item: CheckItem, action: SpotFix['action']): void {
    checkFix(this.#lock.requireOpen(), household, item, action)
  }

  mayFix(household: string, department: string): boolean {
    const { frame, records } = this.#lock.store ?? {}
    const record = records?.get(household)
    return Boolean(frame && record && mayFixOnTheSpot(frame, department, record.village))
  }

  readonly problems = async (): Promise<readonly ProblemLine[]> => (await this.#whole())?.problems() ?? []

  readonly problem = async (id: string): Promise<ProblemLine | null> => (await this.#whole())?.problem(id) ?? null

  async picture(picture: PictureName): Promise<Blob | PictureMissing> {
    const store = this.#lock.requireOpen()
    const kept = await openFile(store, 'sha256' in picture ? picture.sha256 : picture.name)
    return kept ?? fetchPicture(this.#server, picture)
  }

  async tile(place: TilePlace): Promise<Blob | null> {
    const tiles = this.#lock.requireOpen().frame?.positions.tiles ?? ''
    return tiles === '' || !this.#surroundings.isOnline() ? null : fetchTile(this.#server, place)
  }

  async act(line: ProblemLine, action: ProblemAction): Promise<void> {
    await actOn(this.#lock.requireOpen(), line, action)
    await this.#refresh()
  }

  readonly objects = async (): Promise<readonly ObjectLine[]> => (await this.#current())?.objects() ?? []

  async tell(line: ObjectLine, told: ObjectTold): Promise<void> {
    await tellOf(this.#lock.requireOpen(), line, told)
    await this.#refresh()
  }

  readonly doubts = async (): Promise<readonly DoubtLine[]> => (await this.#current())?.doubts() ?? []

  async checkDoubt(line: DoubtLine, answer: DoubtAnswer): Promise<void> {
    await checkDoubt(this.#lock.requireOpen(), line, answer)
    await this.#refresh()
  }

  readonly dutyVillages = async (): Promise<readonly DutyVillage[]> => (await this.#current())?.dutyVillages() ?? []

  async checkDuty(told: DutyCheckTold): Promise<void> {
    await checkDuty(this.#lock.requireOpen(), told)
    await this.#refresh()
  }

  readonly letters = async (): Promise<readonly LetterLine[]> => (await this.#current())?.letters() ?? []

  async actOnLetter(line: LetterLine, action: { act: 'sign' } | LetterAnswered): Promise<void> {
    const { actOnLetter } = await letterWork()
    await actOnLetter(this.#lock.requireOpen(), line, action)
    await this.#refresh()
  }

  async refusedAnswer(recipient: string, item: string): Promise<LetterAnswered | null> {
    const { refusedAnswer } = await letterWork()
    return refusedAnswer(this.#lock.requireOpen(), recipient, item)
  }

  async outbox(): Promise<OutboxEntry[]> {
    const { store } = this.#lock
    return store ? listOutbox(store, new Set(this.#sendingIds)) : []
  }

  async workDone(): Promise<WorkDone[]> {
    const { store } = this.#lock
    return store ? workDone(store) : []
  }

  async exportUnsent(): Promise<Blob> {
    const { store, secret, database } = this.#lock
    if (store) return parcelOf(store, bytesOf(secret))
    const parcel = (await database?.item('revoked'))?.parcel
    if (!parcel) throw new CallFailure('not-signed-in', t('field.signIn.openToExport'))
    return new Blob([parcel], { type: 'application/octet-stream' })
  }

  get idleMinutes(): number | null {
    return this.#lock.store?.frame?.field.idleMinutes ?? null
  }

  get townships(): ReadonlyMap<string, string> {
    return new Map(this.#lock.store?.frame?.townships.map(({ code, name }) => [code, name]))
  }

  get platePattern(): string {
    return this.#lock.store?.frame?.field.platePattern ?? ''
  }

  get longestVoice(): number {
    return this.#lock.store?.frame?.field.voiceSeconds ?? 0
  }

  get takesPositions(): boolean {
    return this.#lock.store?.frame?.positions.taken ?? false
  }

  get yellowDays(): number {
    return this.#lock.store?.frame?.rules.yellowDays ?? 0
  }

  /** Lets go of the database, as when the page is closed. */
  close(): void {
    this.#lock.database?.close()
  }

  /** What the pages see, put together once for each change. */
  #current(): Promise<View> | null {
    const { store } = this.#lock
    if (!store) return null
    this.#view ??= View.of(store)
    return this.#view
  }

  /** The same, once the records are here that lists do without. */
  async #whole(): Promise<View | null> {
    await this.#lock.store?.whole()
    return this.#current()
  }

  #showFetch({ standing, records }: OpenStore): void {
    Object.assign(this.status.fetch, { total: standing.total, done: records.size, complete: standing.phase === 'complete' })
  }

  /** Counts anew after a change of what is stored, and tells the pages. */
  async #refresh(): Promise<void> {
    this.#view = null
    const { store, database, owner, state } = this.#lock
    const items = (await database?.outbox.toArray()) ?? []
    const held = database ? await heldIn(database) : nothingHeld
    const backedUp = (await database?.item('standing'))?.backedUp ?? 0
    Object.assign(this.status, {
      state, name: owner?.name ?? '', countyName: owner?.countyName ?? '', counts: countWork(items, backedUp), held,
      pinLength: owner?.pinLength ?? this.status.pinLength, pinDigits: store?.frame?.field.pinDigits ?? this.#lock.pinDigits,
      lastSentAt: store?.lastSentAt ?? this.status.lastSentAt, changes: this.status.changes + 1,
    })
    this.status.isOverdue = store?.isOverdue ?? false
    this.status.clockOff = store ? clockOff(store) : 0
    this.status.watermark = store?.frame?.watermark ?? false
    if (store) this.#showFetch(store)
  }
}

function clockOff({ clockOffset, frame }: OpenStore): number {
  return frame && Math.abs(clockOffset) > frame.field.clockMinutes * 60_000 ? clockOffset : 0
}
