import type { CheckItem } from '@lookback/core/checklists'
import { submissionFields } from '@lookback/core/checklists'
import type { DoubtAnswer } from '@lookback/core/doubts'
import type { DutyCheckTold } from '@lookback/core/duty'
import { requireDutyCheck } from '@lookback/core/duty'
import type { FileRole } from '@lookback/core/evidence'
import type { ObjectTold } from '@lookback/core/indicators'
import { lackOf } from '@lookback/core/indicators'
import { dayOf, identifierFrom, Refusal, workCalendar } from '@lookback/core/kernel'
import type { ProblemAction, ProblemEntry } from '@lookback/core/problems'
import { actingFor, chainOf, decide, fold, observeProblem } from '@lookback/core/problems'
import { subjectOfCode } from '@lookback/core/subjects'
import { t } from '../../../app/i18n.ts'
import { fileNameOf } from '../../checklists/photo/file-name.ts'
import { doubtDraftId } from '../../doubts/doubt-draft.ts'
import { dutyDraftId } from '../../duty/duty-draft.ts'
import { objectDraftId } from '../../indicators/object-draft.ts'
import { actionDraftId } from '../../problems/action-draft.ts'
import { formKey } from './fetching.ts'
import { operationFiles } from './form-files.ts'
import type { OpenStore } from './open-store.ts'
import type { OutboxItem } from './database.ts'
import { discardDraft } from './drafts.ts'
import type { NewWork } from './outbox-store.ts'
import { envelope, hasContent, operationOf, saveWork } from './outbox-store.ts'
import type { DoubtLine, FinishedVisit, ObjectLine, OwnVisit, ProblemLine, SavedVisit, SpotFix, VisitDraft } from './phone.ts'

/**
 * A finished form with what was mended on the spot, stored as one. The visit's id is the draft's: saved twice (the page
 * was killed in between), it is one visit. Where another window has saved the same form with other answers, this one is a
 * visit of its own, and nothing of either is dropped.
 */
export async function saveVisit(store: OpenStore, visit: FinishedVisit): Promise<SavedVisit> {
  const { draft: { id }, revision } = visit
  const known = await saveWork(store, await worksOf(store, visit, id, false), { id, revision })
  if (known === null) return 'saved'
  if (await isSameVisit(store, known, visit)) {
    await discardDraft(store, id)
    return 'saved'
  }
  await saveWork(store, await worksOf(store, visit, newIdentifier(store), true), { id, revision })
  return 'beside'
}

async function isSameVisit(store: OpenStore, known: OutboxItem, { submission }: FinishedVisit): Promise<boolean> {
  if (!hasContent(known)) return false
  const operation = await operationOf(store, known)
  return operation.kind === 'visit' && answersIn(operation.payload.submission) === answersIn(submission)
}

/** A submission without what the engine puts into it by itself: when it was filled in, and its number. */
function answersIn(submission: string): string {
  return submission.replace(madeByTheEngine, '')
}

const madeByTheEngine = new RegExp(`<((?:\\w+:)?(?:instanceID|deprecatedID|${submissionFields.startedAt}|${submissionFields.endedAt}))[^>]*>[^<]*</\\1>`, 'g')

async function worksOf(
  store: OpenStore, { draft, submission, outcome, comeAgainOn = null, fixes, found = [] }: FinishedVisit, id: string, beside: boolean,
): Promise<NewWork[]> {
  const { household } = draft
  const position = store.frame?.positions.taken ? draft.position : undefined
  const headName = store.records.get(household)?.headName ?? ''
  const madeAt = store.now().toISOString()
  const names = Object.values(draft.files).filter((name) => submission.includes(name))
  const roles = rolesIn(draft)
  const files = await operationFiles(store, [...names, ...roles.keys()], roles)
  const replaces = draft.corrects === undefined || await wasRefused(store, draft.corrects) ? null : draft.corrects
  const visit: NewWork = {
    operation: {
      kind: 'visit', ...envelope(store, id, household, files),
      payload: { submission: withIdentifier(submission, id, replaces), ...(position ? { position } : {}) },
    },
    work: {
      kind: 'visit', headName, what: `outcome.${outcome}`, madeAt, subject: household,
      visit: { id, round: draft.round, outcome, comeAgainOn, position, found, ...(draft.corrects === undefined ? {} : { corrects: draft.corrects }) },
      about: null, change: null, beside,
    },
  }
  const spotFixes = await Promise.all(fixes.map(async ({ item, action: { measures, evidence } }): Promise<NewWork> => ({
    operation: {
      kind: 'spot-fix', ...envelope(store, newIdentifier(store), household, await operationFiles(store, evidence.map(({ sha256 }) => sha256))),
      payload: { visit: id, item, measures, evidence },
    },
    work: { kind: 'visit', headName, what: 'action.fix-on-the-spot', madeAt, subject: household, visit: null, about: itemWording(store, draft.round, item), change: null },
  })))
  return [visit, ...spotFixes]
}

/** What goes along beside the form's answers, by name. */
function rolesIn({ voices = [], signature }: VisitDraft): Map<string, FileRole> {
  return new Map([...voices.map((name) => [name, 'voice'] as const), ...signature ? [[signature, 'signature'] as const] : []])
}

function itemWording({ frame, forms }: OpenStore, round: string, item: string): string | null {
  const form = frame?.rounds.find(({ id }) => id === round)
  return (form && forms.get(formKey(form.formId, form.formVersion))?.items.find(({ code }) => code === item)?.wording) ?? null
}

/**
 * The engine gives every form an instance ID of its own; the phone's takes its place.
 * @param replaces the visit that it was corrected from: the county lets it count in that one's place
 */
function withIdentifier(submission: string, id: string, replaces: string | null): string {
  return submission.replace(/<((?:\w+:)?)(instanceID)([^>]*)>[^<]*<\/\1\2>/, (_, prefix: string, name: string, rest: string) =>
    `<${prefix}${name}${rest}>uuid:${id}</${prefix}${name}>` + (replaces === null ? '' : `<${prefix}deprecatedID>uuid:${replaces}</${prefix}deprecatedID>`))
}

/** What the county has not taken cannot be named to it: the correction is a visit of its own. */
async function wasRefused({ database }: OpenStore, id: string): Promise<boolean> {
  return (await database.outbox.where('id').equals(id).first())?.state === 'refused'
}

/** A visit of this phone as it was saved; null where a backup of the county holds it and the phone has let go of it. */
export async function ownVisit(store: OpenStore, id: string): Promise<OwnVisit | null> {
  const item = await store.database.outbox.where('id').equals(id).first()
  if (!item || !hasContent(item)) return null
  const operation = await operationOf(store, item)
  if (operation.kind !== 'visit') return null
  const { payload, files } = operation
  const named = (wanted: FileRole | undefined) => files.filter(({ role }) => role === wanted).map(({ name }) => name)
  return { ...payload, files: named(undefined), voices: named('voice'), signature: named('signature')[0] ?? null }
}

/**
 * Asks of something that a visit has found, and that nobody has saved yet, what the county will ask of the problem.
 * @throws {Refusal}
 */
export function checkFix(store: OpenStore, household: string, item: CheckItem, action: SpotFix['action']): void {
  const record = store.records.get(household)
  if (!store.frame || !record) throw new Refusal('not-permitted')
  const made = action.evidence.map(({ madeAt }) => Date.parse(madeAt))
  const foundAt = new Date(Math.min(store.now().getTime(), ...made)).toISOString()
  const before = record.problems.find((problem) => problem.item === item.code) ?? null
  const found = observeProblem(before?.state ?? null, {
    subjectKind: 'household', subject: household, standard: before?.standard ?? '', item: item.code, visit: household, round: household, department: item.department,
  })
  const problem = fold(before, found, { problem: before?.id ?? household, actor: store.owner.person, happenedAt: foundAt })
  decided(store, { problem, item, region: record.village }, action)
}

/**
 * An action on a problem: decided here by the same rules as the county's, so that what is not possible is said at once.
 * @throws {Refusal}
 */
export async function actOn(store: OpenStore, line: ProblemLine, action: ProblemAction): Promise<void> {
  const { problem, item, subject } = line
  const entry = decided(store, line, action)
  const evidence = 'evidence' in action ? (action.evidence ?? []) : []
  const files = await operationFiles(store, evidence.map(({ sha256 }) => sha256))
  await saveWork(store, [{
    operation: {
      kind: 'problem-action', ...envelope(store, newIdentifier(store), problem.subject, files),
      payload: { problem: problem.id, version: problem.version, action },
    },
    work: {
      kind: 'problem', headName: subject.name, what: `action.${action.action}`, madeAt: store.now().toISOString(), subject: problem.subject, visit: null,
      about: item.wording, change: { problem: problem.id, entry },
    },
  }], { id: actionDraftId(problem.id, action.action), revision: null })
}

/**
 * Tells how far an object is; what its state cannot be without is said at once, by the county's rule.
 * @throws {Refusal}
 */
export async function tellOf(store: OpenStore, { object }: ObjectLine, told: ObjectTold): Promise<void> {
  const lack = lackOf(told, dayOf(store.now()))
  if (lack !== null) throw new Refusal('indicator-object-lacks', { lack: t(`term.objectLack.${lack}`) })
  const files = await operationFiles(store, told.photos.map((sha256) => fileNameOf(sha256, 'image/jpeg')))
  await saveWork(store, [{
    operation: { kind: 'object-report', ...envelope(store, newIdentifier(store), object.subject, files), payload: { object: object.id, told } },
    work: {
      kind: 'object', headName: object.name, what: `objectState.${told.state}`, madeAt: store.now().toISOString(), subject: object.subject, visit: null,
      about: object.indicatorName, change: null, told: { object: object.id, told },
    },
  }], { id: objectDraftId(object.id), revision: null })
}

/** Says what a check of a doubt found. */
export async function checkDoubt(store: OpenStore, { doubt }: DoubtLine, answer: DoubtAnswer): Promise<void> {
  await saveWork(store, [{
    operation: { kind: 'doubt-check', ...envelope(store, newIdentifier(store), doubt.household, []), payload: { doubt: doubt.id, answer } },
    work: {
      kind: 'doubt', headName: doubt.headName, what: `doubtResult.${answer.result}`, madeAt: store.now().toISOString(), subject: doubt.household, visit: null,
      about: t(`term.doubtRule.${doubt.rule}`), change: null, doubt: doubt.id,
    },
  }], { id: doubtDraftId(doubt.id), revision: null })
}

/**
 * Enters who was found at the posts of a village; what the county would refuse is said at once.
 * @throws {Refusal}
 */
export async function checkDuty(store: OpenStore, told: DutyCheckTold): Promise<void> {
  const { village, presences, photos } = told
  const expected = new Map((store.frame?.dutyPosts ?? []).filter((post) => post.village === village).map(({ post, person, name }) => [post, { person, name }]))
  const now = store.now()
  requireDutyCheck(told, { at: now, now, fedBack: null, enteredWithinDays: 0, expected, inspector: { person: store.owner.person, name: store.owner.name } })
  const files = await operationFiles(store, photos.map((sha256) => fileNameOf(sha256, 'image/jpeg')))
  const subject = subjectOfCode('village', store.owner.county, village)
  await saveWork(store, [{
    operation: { kind: 'duty-check', ...envelope(store, newIdentifier(store), subject, files), payload: told },
    work: {
      kind: 'duty', headName: store.frame?.villages.find(({ code }) => code === village)?.name ?? village, what: 'dutySays.check', madeAt: now.toISOString(), subject, visit: null,
      about: presences.map(({ post, found }) => `${expected.get(post)?.name ?? ''} ${t(`term.foundAt.${found}`)}`).join('、'), change: null,
    },
  }], { id: dutyDraftId(village), revision: null })
}

function decided(store: OpenStore, { problem, item, region }: Pick<ProblemLine, 'problem' | 'item' | 'region'>, action: ProblemAction): ProblemEntry {
  if (!store.frame) throw new Refusal('not-permitted')
  // What is done on the spot rests on the problem and its item alone; the rest is for decisions at a desk.
  return decide(problem, action, actingFor(store.frame, problem, region, action.action), {
    now: store.now(), item, rules: store.frame.rules, calendar: workCalendar({ daysOff: [], workedWeekends: [] }), townshipUnit: null,
    departments: new Set(), chain: chainOf([], { village: region, department: problem.department, helpers: [] }), mergeTarget: null,
  })
}

function newIdentifier({ surroundings: { now, crypto } }: OpenStore): string {
  return identifierFrom(now(), crypto.getRandomValues(new Uint8Array(16)))
}
