import { placeOf } from './place.ts'
import type { Position } from '@lookback/core/kernel'
import { dayOf, grouped } from '@lookback/core/kernel'
import type { ObjectToTell } from '@lookback/core/indicators'
import type { Problem, ProblemStep } from '@lookback/core/problems'
import { actionsAllowed, fold, isSettled, owedIn, stepOf } from '@lookback/core/problems'
import type { CheckItem } from '@lookback/core/checklists'
import { formKey } from './fetching.ts'
import { GivenTo } from './given-to.ts'
import { concludes } from '@lookback/core/rounds'
import { mayRecord, recordingPosts } from '@lookback/core/visits'
import type { Frame, HouseholdRecord, SubjectRecord } from '@lookback/core/sync'
import { offlineActions } from '@lookback/core/sync'
import { actionDraftId } from '../../problems/action-draft.ts'
import type { HouseholdRow, HouseholdStanding, LastVisit } from '../../register/row.ts'
import type { SearchKey } from '@lookback/core/register'
import type { OutboxItem } from './database.ts'
import type { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'
import { letterLines } from './letter-lines.ts'
import type { DoubtLine, DutyVillage, FieldRound, HouseholdDetail, LetterLine, ObjectLine, ProblemLine } from './phone.ts'
import type { ListedHousehold } from './listed.ts'
import { ListedKey } from './listed.ts'
import { byNumber } from './shelf.ts'

/**
 * What the pages see: what was fetched, and laid over it what was done on this phone and has not come back yet. Nothing
 * here is stored.
 */
export class View {
  readonly #store: OpenStore
  readonly #ownBySubject = new Map<string, OwnWork[]>()
  readonly #begun: Set<string>
  /** By round and village, whether this person may record visits there. */
  readonly #recorded = new Map<string, Map<string, boolean>>()
  readonly #rows = new Map<string, readonly HouseholdRow[]>()
  #villages: ReadonlyMap<string, string> | null = null
  #lines: readonly ProblemLine[] | null = null

  private constructor(store: OpenStore, own: readonly OwnWork[], begun: Set<string>) {
    this.#store = store
    for (const one of own) this.#ownBySubject.set(one.subject, [...(this.#ownBySubject.get(one.subject) ?? []), one])
    this.#begun = begun
  }

  static async of(store: OpenStore): Promise<View> {
    const { database, sealer, standing } = store
    const items = await database.outbox.orderBy('sequence').toArray()
    const own = await Promise.all(items.filter((item) => isAhead(item, standing.position?.sequence ?? 0))
      .map(({ summary }) => sealer.open<OwnWork>(summary)))
    const places = (await database.drafts.orderBy('place').keys()) as string[]
    return new View(store, own, new Set(places))
  }

  /** Whether something was done on this phone that has not come back yet. */
  get hasOwnWork(): boolean {
    return this.#ownBySubject.size > 0
  }

  rounds(): FieldRound[] {
    const { frame } = this.#store
    if (!frame) return []
    const today = dayOf(this.#store.now())
    return frame.rounds
      .filter(({ tier }) => recordingPosts(frame.posts, tier).length > 0)
      .map((round) => ({ ...round, open: round.startsOn <= today && today <= round.endsOn }))
  }

  /** Put together once: the list and the tasks ask. */
  households(round: FieldRound | null): readonly HouseholdRow[] {
    const name = round?.id ?? ''
    const rows = this.#rows.get(name) ?? this.#madeRows(round)
    this.#rows.set(name, rows)
    return rows
  }

  #madeRows(round: FieldRound | null): HouseholdRow[] {
    const given = this.#givenIn(round)
    return [...this.#store.records.listed()].filter((record) => round === null || this.#isIn(round, record)).sort(byNumber).map((record) => {
      const { standing, lastVisit } = this.#standingOf(record, round)
      return {
        id: record.id, number: record.number, headName: record.headName, village: record.village,
        villageName: this.#villageNames.get(record.village) ?? record.village, villagerGroup: record.villagerGroup ?? '',
        memberCount: record.memberCount, givenTo: given.others(record), standing, lastVisit,
        openProblems: round?.blind ? null : this.#openProblems(record), position: this.#positionOf(record), key: this.#keyOf(record),
      }
    })
  }

  get #villageNames(): ReadonlyMap<string, string> {
    this.#villages ??= new Map(this.#store.frame?.villages.map(({ code, name }) => [code, name]))
    return this.#villages
  }

  /** The village of a place; a township or the county is not named: whoever works there knows. */
  #villageName(region: string): string {
    return this.#villageNames.get(region) ?? ''
  }

  #openProblems({ id, open }: ListedHousehold): number {
    const record = this.#ownBySubject.has(id) ? this.#store.records.get(id) : undefined
    return record ? this.#problemsOf(record).filter(({ problem }) => !isSettled(problem.state)).length : open
  }

  #keyOf(record: ListedHousehold): SearchKey {
    const { keys } = this.#store.projection
    const kept = keys.get(record)
    if (kept) return kept
    const key = new ListedKey(record)
    keys.set(record, key)
    return key
  }

  household(id: string, round: FieldRound | null): HouseholdDetail | null {
    const record = this.#store.records.get(id)
    const { frame } = this.#store
    if (!record || !frame) return null
    return {
      id, number: record.number, headName: record.headName, phone: record.phone, members: record.members,
      villageName: this.#villageName(record.village), villagerGroup: record.villagerGroup ?? '',
      category: frame.categories.find(({ code }) => code === record.category)?.label ?? record.category,
      hasPosition: this.#positionOf(record) !== null,
      inRound: round !== null && this.#isIn(round, record), givenTo: this.#givenIn(round).others(record),
      problems: round?.blind ? [] : [...this.#linesOf(subjectOf(record))],
      passed: round?.blind ? new Map() : this.#passed(frame, record),
      known: record,
      visits: this.#visitsOf(record).filter((visit) => round === null || visit.round === round.id),
    }
  }

  #passed({ rounds }: Frame, { visits }: HouseholdRecord): Map<string, string> {
    const passed = new Map<string, string>()
    for (const { round: id, assessed, found, at } of visits) {
      const round = rounds.find((one) => one.id === id)
      const items = round && this.#store.forms.get(formKey(round.formId, round.formVersion))?.items
      items?.forEach(({ code }, place) => {
        if (assessed[place] === '1' && !found.includes(code) && at > (passed.get(code) ?? '')) passed.set(code, at)
      })
    }
    return passed
  }

  /** Put together once: every capability that has tasks asks. */
  problems(): readonly ProblemLine[] {
    this.#lines ??= [...this.#troubled()].flatMap((one) => this.#linesOf(one))
    return this.#lines
  }

  /** What indicators count in this person's villages, with what was told here laid over it. */
  objects(): ObjectLine[] {
    const { frame } = this.#store
    return (frame?.objects ?? []).flatMap((base): ObjectLine[] => {
      const own = (this.#ownBySubject.get(base.subject) ?? []).flatMap(({ told }) => (told?.object === base.id ? [told.told] : []))
      const object = own.reduce<ObjectToTell>((before, told) => ({ ...before, ...told, photos: [...before.photos, ...told.photos] }), base)
      return [{ object, villageName: this.#villageName(object.village), pending: own.length > 0 }]
    })
  }

  /** What this person was asked to check in the village. */
  doubts(): DoubtLine[] {
    const { frame } = this.#store
    return (frame?.doubts ?? []).flatMap((doubt): DoubtLine[] => {
      const pending = (this.#ownBySubject.get(doubt.household) ?? []).some((own) => own.doubt === doubt.id)
      return [{ doubt, villageName: this.#villageName(doubt.village), pending }]
    })
  }

  /** The villages in which this person may check who is at the post. */
  dutyVillages(): DutyVillage[] {
    const posts = grouped(this.#store.frame?.dutyPosts ?? [], ({ village }) => village)
    return [...posts].map(([village, own]) => ({ village, name: this.#villageName(village), posts: own }))
  }

  /** What this person signs and answers for. */
  letters(): LetterLine[] {
    return letterLines(this.#store.frame?.letters ?? [], [...this.#ownBySubject.values()].flat())
  }

  /** Puts the lines of problems together before anybody asks for them, a few at a time. */
  async readAhead(rest: () => Promise<void> | null): Promise<void> {
    for (const one of this.#troubled()) {
      this.#linesOf(one)
      const resting = rest()
      if (resting) await resting
    }
  }

  problem(id: string): ProblemLine | null {
    const troubled = [...this.#troubled()].find(({ problems }) => problems.some((problem) => problem.id === id))
    return troubled ? (this.#linesOf(troubled).find(({ problem }) => problem.id === id) ?? null) : null
  }

  /** What a form is about that is kept at a place; empty where the phone does not have it any more. */
  nameAt(place: string): string {
    const [about = ''] = place.split(' ')
    return this.#store.records.get(about)?.headName ?? this.problem(about)?.subject.name ?? this.#villageNames.get(about)
      ?? (this.#store.frame?.letters ?? []).find(({ letter }) => letter === about)?.title ?? ''
  }

  /** Everything on the phone that has problems, households or not. */
  * #troubled(): Generator<SubjectRecord> {
    for (const record of this.#store.records.troubled()) yield subjectOf(record)
    yield* this.#store.subjects.values()
  }

  /** The lines of what nothing was done with on this phone are kept for as long as nothing else changes. */
  #linesOf(subject: SubjectRecord): readonly ProblemLine[] {
    const { frame } = this.#store
    if (!frame || subject.problems.length === 0) return []
    if (this.#ownBySubject.has(subject.id) || subject.problems.some(({ id }) => this.#isBegun(id))) return this.#madeLines(frame, subject)
    const { lines } = this.#store.projection
    const kept = lines.get(subject.problems)
    if (kept) return kept
    const made = this.#madeLines(frame, subject)
    lines.set(subject.problems, made)
    return made
  }

  #isBegun(problem: string): boolean {
    return this.#begun.size > 0 && offlineActions.some((action) => this.#begun.has(actionDraftId(problem, action)))
  }

  #madeLines(frame: Frame, { kind, id, name, number, region, problems, stories }: SubjectRecord): ProblemLine[] {
    const household = this.#store.records.get(id)
    const { helpers = [], villagerGroup = null } = household ?? {}
    const position = household ? this.#positionOf(household) : null
    return this.#problemsOf({ id, problems }).flatMap(({ problem, pending }) => {
      const item = this.#itemOf(frame, problem)
      return item
        ? [{
            problem, item, pending, actions: actionsAllowed(frame, problem, region), owedIn: owedIn(frame, problem, region),
            begun: offlineActions.filter((action) => this.#begun.has(actionDraftId(problem.id, action))),
            subject: { kind, id, name, number }, region, villageName: this.#villageName(region), villagerGroup: villagerGroup ?? '', position, helpers,
            story: [...stories[problem.id] ?? [], ...this.#ownSteps(id, problem.id)],
          }]
        : []
    })
  }

  #givenIn(round: FieldRound | null): GivenTo {
    return new GivenTo(this.#store.frame?.given.filter((portion) => portion.round === round?.id) ?? [], this.#store.owner.person)
  }

  /** Checked in a round, and by this person. */
  #isIn(round: FieldRound, { village, sampledIn }: Pick<HouseholdRecord, 'village' | 'sampledIn'>): boolean {
    return (round.coverage === 'all' || sampledIn.includes(round.id)) && this.#mayRecord(round, village)
  }

  #mayRecord(round: FieldRound, village: string): boolean {
    const inRound = this.#recorded.get(round.id) ?? new Map<string, boolean>()
    this.#recorded.set(round.id, inRound)
    const may = inRound.get(village) ?? mayRecord(this.#store.frame?.posts ?? [], round, village)
    inRound.set(village, may)
    return may
  }

  /** From the forms of the rounds; the items of problems that no round has found come with the frame. */
  #itemOf({ items }: Frame, { standard, item }: Problem): CheckItem | null {
    const form = [...this.#store.forms.values()].find((one) => one.standard === standard)
    return form?.items.find(({ code }) => code === item)
      ?? items.find((one) => one.standard === standard && one.code === item) ?? null
  }

  #problemsOf(record: Pick<SubjectRecord, 'id' | 'problems'>): { problem: Problem; pending: boolean }[] {
    const own = this.#ownBySubject.get(record.id) ?? []
    return record.problems.map((base) => {
      const changes = own.flatMap(({ change, madeAt }) => (change?.problem === base.id ? [{ ...change, madeAt }] : []))
      const actor = this.#store.owner.person
      const problem = changes.reduce<Problem>(
        (before, { entry, madeAt }) => fold(before, entry, { problem: base.id, actor, happenedAt: madeAt }), base,
      )
      return { problem, pending: changes.length > 0 }
    })
  }

  /** What was done on this phone and the county has not confirmed. */
  #ownSteps(subject: string, problem: string): ProblemStep[] {
    return (this.#ownBySubject.get(subject) ?? []).flatMap(({ change, madeAt }) =>
      (change?.problem === problem ? [{ ...stepOf(change.entry), at: madeAt, by: this.#store.owner.name, photos: [] }] : []))
  }

  #visitsOf(record: Pick<HouseholdRecord, 'id' | 'visits'>): (HouseholdDetail['visits'][number] & { round: string; seen: boolean })[] {
    const { person, name } = this.#store.owner
    const known = new Set(record.visits.map(({ id }) => id))
    const fetched = record.visits.map(({ inspector, ...visit }) => ({ ...visit, own: inspector === person }))
    const own = (this.#ownBySubject.get(record.id) ?? []).flatMap(({ visit, madeAt }) =>
      visit && !known.has(visit.id) ? [{ ...visit, comeAgainOn: visit.comeAgainOn ?? null, seen: visit.outcome === 'completed', at: madeAt, own: true, inspectorName: name }] : [])
    const corrected = new Set((this.#ownBySubject.get(record.id) ?? []).flatMap(({ visit }) => visit?.corrects ?? []))
    return [...fetched, ...own].filter(({ id }) => !corrected.has(id))
  }

  /** Taken on this phone, or by an earlier visit. */
  #positionOf({ id, position }: Pick<HouseholdRecord, 'id' | 'position'>): Position | null {
    if (!this.#store.frame?.positions.taken) return null
    const own = (this.#ownBySubject.get(id) ?? []).flatMap(({ visit }) => visit?.position ?? [])
    return own.at(-1) ?? position
  }

  /** Where a household stands, and who was there last. */
  #standingOf({ id, visits: listed }: ListedHousehold, round: FieldRound | null): { standing: HouseholdStanding; lastVisit: LastVisit | null } {
    if (round === null) return { standing: 'to-do', lastVisit: null }
    // Most households have nothing of this phone's own: a county's are listed in no time.
    const record = this.#ownBySubject.has(id) ? this.#store.records.get(id) : undefined
    const visits = (record ? this.#visitsOf(record) : listed).filter((visit) => visit.round === round.id)
    const lastVisit = visits.reduce<LastVisit | null>((last, one) => (last === null || one.at > last.at ? one : last), null)
    // What was begun is found again, also where somebody has been there before.
    if (this.#begun.size > 0 && this.#begun.has(placeOf(id, round.id))) return { standing: 'begun', lastVisit }
    if (visits.some(concludes)) return { standing: 'visited', lastVisit }
    return { standing: visits.length > 0 ? 'not-home' : 'to-do', lastVisit }
  }
}

/** Own work that what was fetched does not contain yet. */
function isAhead({ state, at }: OutboxItem, fetchedTo: number): boolean {
  return state === 'waiting' || (state === 'accepted' && at > fetchedTo)
}

function subjectOf({ id, number, headName, village, problems, stories }: HouseholdRecord): SubjectRecord {
  return { kind: 'household', id, name: headName, number, region: village, problems, stories }
}
