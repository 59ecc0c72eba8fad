import { identifierFrom, Refusal, workCalendar } from '@lookback/core/kernel'
import type { ProblemAction, ProblemEntry } from '@lookback/core/problems'
import { actingFor, chainOf, decide } from '@lookback/core/problems'
import type { VisitOutcome } from '@lookback/core/rounds'
import { actionDraftId } from '../../problems/action-draft.ts'
import { formKey } from './fetching.ts'
import { operationFiles } from './form-files.ts'
import type { OpenStore } from './open-store.ts'
import type { NewWork } from './outbox-store.ts'
import { envelope, saveWork } from './outbox-store.ts'
import type { ProblemLine, SpotFix, VisitDraft } from './phone.ts'

export interface FinishedVisit {
  draft: VisitDraft
  submission: string
  outcome: VisitOutcome
  fixes: readonly SpotFix[]
}

/**
 * A finished form with what was mended on the spot, stored as one. The visit's id is the draft's: saved twice (the page
 * was killed in between), it is one visit.
 */
export async function saveVisit(store: OpenStore, { draft, submission, outcome, fixes }: FinishedVisit): Promise<void> {
  const { id, household } = draft
  const headName = store.records.get(household)?.headName ?? ''
  const madeAt = store.now().toISOString()
  const names = Object.values(draft.files).filter((name) => submission.includes(name))
  const files = await operationFiles(store, names)
  const visit: NewWork = {
    operation: {
      kind: 'visit', ...envelope(store, id, household, files), payload: { submission: withIdentifier(submission, id) },
    },
    work: { kind: 'visit', headName, what: `outcome.${outcome}`, madeAt, subject: household, visit: { id, round: draft.round, outcome }, about: null, change: null },
  }
  const spotFixes = await Promise.all(fixes.map(async ({ item, action: { measures, evidence } }): Promise<NewWork> => ({
    operation: {
      kind: 'spot-fix', ...envelope(store, newIdentifier(store), household, await operationFiles(store, evidence.map(({ sha256 }) => sha256))),
      payload: { visit: id, item, measures, evidence },
    },
    work: { kind: 'visit', headName, what: 'action.fix-on-the-spot', madeAt, subject: household, visit: null, about: itemWording(store, draft.round, item), change: null },
  })))
  await saveWork(store, [visit, ...spotFixes], id)
}

function itemWording({ frame, forms }: OpenStore, round: string, item: string): string | null {
  const form = frame?.rounds.find(({ id }) => id === round)
  return (form && forms.get(formKey(form.formId, form.formVersion))?.items.find(({ code }) => code === item)?.wording) ?? null
}

/** The engine gives every form an instance ID of its own; the phone's takes its place. */
function withIdentifier(submission: string, id: string): string {
  return submission.replace(/(<(?:\w+:)?instanceID[^>]*>)[^<]*(<)/, `$1uuid:${id}$2`)
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
  }], actionDraftId(problem.id, action.action))
}

function decided(store: OpenStore, { problem, item, region }: ProblemLine, action: ProblemAction): ProblemEntry {
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
