import type { Problem, ProblemAction, ProblemActionName, ProblemStep, VisitPhoto, WorkQueue } from '@lookback/core/problems'
import type { CheckItem, FormGuidance, KnownHousehold } from '@lookback/core/checklists'
import type { DoubtAnswer, DoubtToCheck } from '@lookback/core/doubts'
import type { DutyCheckTold, DutyPost } from '@lookback/core/duty'
import type { ObjectTold, ObjectToTell } from '@lookback/core/indicators'
import type { LetterAct, LetterOnPhone } from '@lookback/core/letters'
import type { Subject } from '@lookback/core/subjects'
import type { FindingParameter, TilePlace } from '@lookback/core/visits'
import type { Round, VisitOutcome } from '@lookback/core/rounds'
import type { Day, Position } from '@lookback/core/kernel'
import type { HouseholdRecord, LeftOnPhone } from '@lookback/core/sync'
import type { InjectionKey } from 'vue'
import { inject } from 'vue'
import type { FormDraft, SentForm } from '../../checklists/engine/open-form.ts'
import type { FormFiles } from '../../checklists/form-files.ts'
import type { HouseholdRow } from '../../register/row.ts'
import type { OutboxEntry, Transfer } from '../outbox/entry.ts'
import type { WorkDone } from '../outbox/work-done.ts'
import type { ActionDraft } from '../../problems/action-draft.ts'
import type { Counts, Held } from './held.ts'
import type { Unlocking } from './keyring.ts'

/** What the phone is in: nobody's, waiting for its first PIN, locked, or open. */
export type PhoneState = 'signed-out' | 'needs-pin' | 'locked' | 'open'

export interface PhoneStatus {
  state: PhoneState
  /** Whose phone it is; empty where nobody's. */
  name: string
  countyName: string
  /** How many digits the PIN has, and how many the county asks of a new one. */
  pinLength: number
  pinDigits: number
  /** The first fetch: how much there is (null before it is known), how much is here, and whether all of it is. */
  fetch: { total: number | null; done: number; complete: boolean; running: boolean }
  counts: Counts
  /** What is on this phone and nowhere else. */
  held: Held
  transfer: Transfer | null
  /** Why nothing goes up now; null while all is well. `revoked`: the county has shut this phone out. */
  trouble: 'offline' | 'unreachable' | 'signed-out' | 'revoked' | null
  lastSentAt: string | null
  /** Open after more days without the county than it allows: only what was not sent is shown. */
  isOverdue: boolean
  /** Milliseconds by which the phone's clock is behind the county's, where that is more than the county lets pass; else 0. */
  clockOff: number
  /** The county wants the name and the time over what the phone shows. */
  watermark: boolean
  /** Rises with every change of what is stored: lists read it to load anew. */
  changes: number
}

export interface FieldRound extends Round {
  /** Visits are taken today. */
  open: boolean
}

export interface HouseholdDetail {
  id: string
  number: string
  villageName: string
  /** Empty where the register does not say. */
  villagerGroup: string
  headName: string
  category: string
  phone: string | null
  /** Where it lies is known, for the map. */
  hasPosition: boolean
  /** Whether this person may record a visit there in the round asked for. */
  inRound: boolean
  /** Who visits it in that round, where that is not this person. */
  givenTo: readonly string[]
  members: { name: string; relation: string; sex: string; birthDate: string | null; documentNumber: string | null }[]
  problems: ProblemLine[]
  /** When each check item was last seen to be in order; none where the round is blind. */
  passed: ReadonlyMap<string, string>
  /** What forms may offer of it. */
  known: KnownHousehold
  visits: { id: string; outcome: VisitOutcome; at: string; own: boolean; inspectorName: string; comeAgainOn: Day | null }[]
}

/** A photo of a problem: evidence by its content, or a file of a visit. */
export type PictureName = { sha256: string } | VisitPhoto

/** Why a picture is not shown: it cannot be fetched now, or the county does not have it either. */
export type PictureMissing = 'away' | 'unknown'

export interface ProblemLine {
  problem: Problem
  subject: Subject
  /** Where the subject lies, or for what area a post is. */
  region: string
  villageName: string
  /** Empty where the register does not say, and for what is no household. */
  villagerGroup: string
  /** Where the household lies, as far as the county takes it and somebody has. */
  position: Position | null
  /** Who helps the household. */
  helpers: HouseholdRecord['helpers']
  /** What happened to it, the first step first, with what was done on this phone; empty where the county has not told. */
  story: readonly ProblemStep[]
  item: CheckItem
  /** What this person may do with it now, from any post. */
  actions: readonly ProblemActionName[]
  /** The queue in which it waits for this person, as at the desk; null where nothing is owed. */
  owedIn: WorkQueue | null
  /** What of it is filled in by half. */
  begun: readonly ProblemActionName[]
  /** Something done on this phone has not been confirmed by the county. */
  pending: boolean
}

/** Something that an indicator counts, as far as this person may tell of it. */
export interface ObjectLine {
  /** With what was told on this phone laid over it. */
  object: ObjectToTell
  villageName: string
  /** Something told on this phone has not been confirmed by the county. */
  pending: boolean
}

/** A doubt about the register that this person was asked to check. */
export interface DoubtLine {
  doubt: DoubtToCheck
  villageName: string
  /** It was answered on this phone, and the county has not confirmed it. */
  pending: boolean
}

/** A village with whoever should be at a post there. */
export interface DutyVillage {
  village: string
  name: string
  posts: readonly DutyPost[]
}

/** A letter that this person signs and answers for. */
export interface LetterLine {
  /** With what was done on this phone laid over it. */
  letter: LetterOnPhone
  /** What was done on this phone and the county has not confirmed: signed for, or the items that were answered. */
  pending: ReadonlySet<string>
}

/** An answer to an item of a letter. */
export type LetterAnswered = Extract<LetterAct, { act: 'answer' }>

/** A form that is being filled in, as the phone keeps it. */
export interface VisitDraft extends FormDraft {
  id: string
  household: string
  round: string
  /** The screen that was open. */
  at: number
  /** What was mended on the spot so far. */
  fixes: readonly SpotFix[]
  /** What was written and is not understood as an answer, by the path of the question. */
  unread?: Readonly<Record<string, string>>
  /** The visit of this phone that it puts right. */
  corrects?: string
  /** Where the household lies, taken as it agreed. */
  position?: Position
  /** Names of what was spoken, and of the picture of the householder's signature. */
  voices?: readonly string[]
  signature?: string | null
  changedAt: string
}

/** Something kept that is gone on with in this window, and the revision to name with the next write. */
export interface Opened<Draft> {
  draft: Draft
  revision: number
}

/** A form that was filled in. */
export interface FinishedVisit {
  draft: VisitDraft
  /** Of the draft; 0 where none was kept. */
  revision: number
  submission: string
  outcome: VisitOutcome
  /** A day that was agreed on to come again. */
  comeAgainOn?: Day | null
  fixes: readonly SpotFix[]
  /** The wording of the problems that it found. */
  found?: readonly string[]
}

/** `beside`: another window had saved the same form with other answers; this is a second visit, and both are kept. */
export type SavedVisit = 'saved' | 'beside'

/** A form that is not finished. */
export interface BegunForm {
  id: string
  /** What it is about: a household, or the subject of a problem. */
  name: string
  photos: number
}

/** What the pages need of store and engine. */
export interface Phone {
  status: Readonly<PhoneStatus>
  /** The county's time: the phone's clock, put right by what it was found to be off. */
  now: () => Date
  files: FormFiles
  /**
   * @param told what of somebody else is on this phone and stays there; null where nobody has been asked
   * @throws {Refusal} `work-left-behind` where more of somebody else is on it
   */
  signIn: (credentials: { county: string; loginName: string; password: string; code?: string }, told: Held | null) => Promise<void>
  /** Signs in again by the password alone, as whoever has the phone open: nothing that is open is left. */
  signInAgain: (password: string) => Promise<void>
  /** Sets the first PIN, or while the phone is open another one. */
  choosePin: (pin: string) => Promise<void>
  unlock: (pin: string) => Promise<Unlocking>
  /** Locks, once what is being written is on disk. */
  lock: () => Promise<void>
  /** Work that has to be done before the phone locks. @returns what takes it back */
  beforeLocking: (work: () => Promise<void>) => () => void
  /** So long without a touch, and the phone locks itself; null where that is not known yet. */
  readonly idleMinutes: number | null
  /**
   * Leaves nothing on the phone.
   * @param told what goes with it
   * @throws {Refusal} `work-not-sent` while anything is unsent, `work-left-behind` where more would go
   */
  signOut: (told: Held) => Promise<void>
  /** What the county says that another phone of this person had announced and never sent; told once, after signing in. */
  readonly left: readonly LeftOnPhone[]
  leftIsRead: () => void
  /** Who else has work on this phone, and how much. */
  others: () => Promise<{ name: string; held: Held }[]>
  /** The forms that are not finished, by what they are about. */
  begun: () => Promise<BegunForm[]>
  /** Refused work has been read, and there is nothing more to do about it here. */
  markRead: (id: string) => Promise<void>
  /** Fetches what is new, or goes on with the first fetch. */
  fetch: () => Promise<void>
  /** Sends what waits. */
  send: () => Promise<void>
  rounds: () => Promise<FieldRound[]>
  /** Reads what lists did without, before somebody asks for it. */
  readAhead: () => Promise<void>
  households: (round: FieldRound | null) => Promise<readonly HouseholdRow[]>
  household: (id: string, round: FieldRound | null) => Promise<HouseholdDetail | null>
  form: (round: FieldRound) => Promise<{ xform: string; items: readonly CheckItem[]; guidance: FormGuidance; findings: FindingParameter }>
  /** A visit made on this phone, as it was saved; null where the phone does not have it any more. */
  ownVisit: (id: string) => Promise<OwnVisit | null>
  draft: (household: string, round: string) => Promise<VisitDraft | null>
  /** The same to go on with it in this window; another that had it open writes no more. */
  openDraft: (household: string, round: string) => Promise<Opened<VisitDraft> | null>
  /**
   * Answers once the draft is on disk.
   * @param revision that was seen last; 0 for a form that is new
   * @returns the revision that it has now
   * @throws when the phone has no room, or another window has gone on with it
   */
  saveDraft: (draft: VisitDraft, revision: number) => Promise<number>
  discardDraft: (id: string) => Promise<void>
  /** What was filled in of an action (`actionDraftId`), to go on with it in this window. */
  openActionDraft: (id: string) => Promise<Opened<ActionDraft> | null>
  /** As `saveDraft`. */
  keepActionDraft: (id: string, draft: ActionDraft, revision: number) => Promise<number>
  /** @throws when another window has gone on with the draft */
  saveVisit: (visit: FinishedVisit) => Promise<SavedVisit>
  /** The names of townships by code. */
  readonly townships: ReadonlyMap<string, string>
  /** What the county's door plates say (`numberOnPlate`). */
  readonly platePattern: string
  /** The longest voice note, in seconds; 0 where the county wants none. */
  readonly longestVoice: number
  /** Whether visits take households' positions, and maps show them. */
  readonly takesPositions: boolean
  /** From so many days before its end a deadline is near. */
  readonly yellowDays: number
  /**
   * Whether something found in a visit that is not saved yet counts as mended on the spot: the same decision as the county's.
   * @throws {Refusal} that says what is lacking
   */
  checkFix: (household: string, item: CheckItem, action: SpotFix['action']) => void
  /** Whether this person may mend on the spot what a visit of a household finds in a department's item. */
  mayFix: (household: string, department: string) => boolean
  problems: () => Promise<readonly ProblemLine[]>
  problem: (id: string) => Promise<ProblemLine | null>
  /** A photo from this phone, or small from the county. */
  picture: (name: PictureName) => Promise<Blob | PictureMissing>
  /** A piece of the ground under the map; null where the county has none, or it is not to be had now. */
  tile: (place: TilePlace) => Promise<Blob | null>
  act: (problem: ProblemLine, action: ProblemAction) => Promise<void>
  objects: () => Promise<readonly ObjectLine[]>
  /** @throws {Refusal} that says what the state cannot be without */
  tell: (object: ObjectLine, told: ObjectTold) => Promise<void>
  doubts: () => Promise<readonly DoubtLine[]>
  checkDoubt: (doubt: DoubtLine, answer: DoubtAnswer) => Promise<void>
  /** The villages in which this person may check who is at the post, each with whoever should be there. */
  dutyVillages: () => Promise<readonly DutyVillage[]>
  /** @throws {Refusal} that says what is wrong with the check */
  checkDuty: (told: DutyCheckTold) => Promise<void>
  letters: () => Promise<readonly LetterLine[]>
  /** Signs for a letter, or answers one of its items. @throws {Refusal} that says what the answer lacks */
  actOnLetter: (line: LetterLine, action: { act: 'sign' } | LetterAnswered) => Promise<void>
  /** The last answer to an item, where the county did not take it: it is mended and not written anew. */
  refusedAnswer: (recipient: string, item: string) => Promise<LetterAnswered | null>
  outbox: () => Promise<OutboxEntry[]>
  /** Everything that was done on this phone, the first first. */
  workDone: () => Promise<WorkDone[]>
  /** The file with what was not sent; a phone that was shut out has it ready without a PIN. */
  exportUnsent: () => Promise<Blob>
}

/** A visit as it was sent from this phone. */
export interface OwnVisit extends SentForm {
  position?: Position | undefined
  voices: readonly string[]
  signature: string | null
}

/** A problem found in a visit and mended before the inspector left. */
export interface SpotFix {
  item: string
  action: Extract<ProblemAction, { action: 'fix-on-the-spot' }>
}

export const phoneKey: InjectionKey<Phone> = Symbol('phone')

export function usePhone(): Phone {
  const phone = inject(phoneKey)
  if (!phone) throw new Error('the application has no phone')
  return phone
}
