import type { ProblemAction, ProblemActionName, ProblemView } from '@lookback/core/problems'
import { ProblemAction as ProblemActionSchema } from '@lookback/core/problems'
import type { EvidenceFileKind } from '@lookback/core/evidence'
import { t } from '../../app/i18n.ts'
import { missingOf } from '../../ui/missing.ts'

/** What somebody fills in with an action, in the order in which it is asked. */
export type ActionField =
  | 'unit' | 'measures' | 'evidence' | 'until' | 'reason' | 'stillThere' | 'held' | 'note' | 'into' | 'how' | 'text' | 'requirement'

const evidenceFirst = ['measures', 'evidence'] as const

/** The fields of each action; an action without fields only wants to be confirmed. */
export const actionFields: Readonly<Record<ProblemActionName, readonly ActionField[]>> = {
  dispatch: ['unit', 'until', 'requirement'],
  acknowledge: [],
  plan: ['measures'],
  'fix-on-the-spot': evidenceFirst,
  report: evidenceFirst,
  'ask-extension': ['until', 'reason'],
  'grant-extension': ['until'],
  'refuse-extension': ['reason'],
  transfer: ['unit', 'reason'],
  return: ['reason'],
  review: [],
  'site-check': ['stillThere', 'note', 'evidence'],
  accept: [],
  revisit: ['held', 'note', 'evidence'],
  reopen: ['reason'],
  void: ['reason', 'evidence'],
  merge: ['into'],
  escalate: ['reason'],
  'leader-check': ['how', 'note', 'evidence'],
  comment: ['text'],
}

/** Asked once for all of them, so it can be done to many problems at once; evidence belongs to one problem. */
export const batchActions = ['dispatch', 'acknowledge', 'review', 'accept', 'return', 'transfer', 'escalate', 'comment'] as const
export type BatchActionName = (typeof batchActions)[number]

/** What is being filled in; every field of every action, for the form keeps them while the action stays. */
export interface ActionDraft {
  unit: string | undefined
  /** No kind is chosen for anybody. */
  measures: { kind: 'policy' | 'own-drive' | undefined; text: string }[]
  evidence: { sha256: string; kind: EvidenceFileKind; madeAt: string }[]
  until: string | undefined
  reason: string
  stillThere: boolean | undefined
  held: boolean | undefined
  note: string
  into: string | undefined
  how: 'verified' | 'led' | 'supervised' | undefined
  text: string
  requirement: string
}

/** @param problem the problem that it is for; null for many */
export function draftFor(problem: ProblemView['problem'] | null): ActionDraft {
  return {
    unit: undefined, measures: [{ kind: undefined, text: '' }], evidence: [], until: problem?.extensionUntil ?? undefined,
    reason: '', stillThere: undefined, held: undefined, note: '', into: undefined, how: undefined, text: '', requirement: '',
  }
}

/** The action as it would be sent; null while something that it needs is missing. */
export function readyAction(action: ProblemActionName, draft: ActionDraft): ProblemAction | null {
  const filled = Object.fromEntries(actionFields[action].map((field) => [field, draft[field] === '' && field === 'until' ? undefined : draft[field]]))
  const measures = draft.measures.filter(({ text }) => text.trim() !== '')
  const parsed = ProblemActionSchema.safeParse({ action, ...filled, ...('measures' in filled ? { measures } : {}) })
  if (!parsed.success) return null
  const needsMeasure = 'measures' in filled && measures.length === 0
  return needsMeasure ? null : parsed.data
}

const fieldWords: Readonly<Record<ActionField, string>> = {
  unit: 'problems.unit', measures: 'problems.measures', evidence: 'problems.evidencePiecesLabel', until: 'problems.until', reason: 'problems.reasonLabel', stillThere: 'problems.siteCheckLabel',
  held: 'problems.revisitLabel', note: 'problems.noteLabel', into: 'problems.into', how: 'problems.how', text: 'problems.textLabel', requirement: 'problems.requirementLabel',
}

/** Whether an action waits for a field. */
export function isAsked(field: ActionField, action: ProblemActionName): boolean {
  if (field === 'note') return action === 'leader-check'
  return field !== 'requirement' && (field !== 'until' || action !== 'dispatch')
}

/** The fields that `readyAction` still waits for, by their names. */
export function missingInAction(action: ProblemActionName, draft: ActionDraft): readonly string[] {
  if (readyAction(action, draft)) return []
  const isEmpty = (value: ActionDraft[ActionField]) => value === undefined || (typeof value === 'string' && value.trim() === '')
  const lacks = (field: ActionField) => {
    if (field === 'measures') return draft.measures.every(({ text }) => text.trim() === '') || draft.measures.some(({ kind, text }) => kind === undefined && text.trim() !== '')
    return isEmpty(draft[field]) && isAsked(field, action)
  }
  return missingOf(...actionFields[action].map((field): readonly [string, boolean] => [t(fieldWords[field]), lacks(field)]))
}
