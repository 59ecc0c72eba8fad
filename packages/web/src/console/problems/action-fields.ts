import type { ProblemAction, ProblemActionName, ProblemView } from '@lookback/core/problems'
import { ProblemAction as ProblemActionSchema } from '@lookback/core/problems'
import type { EvidenceFileKind } from '@lookback/core/evidence'

/** What somebody fills in with an action, in the order in which it is asked. */
export type ActionField =
  | 'unit' | 'measures' | 'evidence' | 'until' | 'reason' | 'stillThere' | 'held' | 'note' | 'into' | 'how' | 'text'

const evidenceFirst = ['measures', 'evidence'] as const

/** The fields of each action; an action without fields only wants to be confirmed. */
export const actionFields: Readonly<Record<ProblemActionName, readonly ActionField[]>> = {
  dispatch: ['unit'],
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
  measures: { kind: 'policy' | 'own-drive'; text: string }[]
  evidence: { sha256: string; kind: EvidenceFileKind; madeAt: string }[]
  until: string | undefined
  reason: string
  stillThere: boolean | undefined
  held: boolean | undefined
  note: string
  into: string | undefined
  how: 'verified' | 'led' | 'supervised' | undefined
  text: string
}

/** @param problem the problem that it is for; null for many */
export function draftFor(problem: ProblemView['problem'] | null): ActionDraft {
  return {
    unit: undefined, measures: [{ kind: 'own-drive', text: '' }], evidence: [], until: problem?.extensionUntil ?? undefined,
    reason: '', stillThere: undefined, held: undefined, note: '', into: undefined, how: undefined, text: '',
  }
}

/** The action as it would be sent; null while something that it needs is missing. */
export function readyAction(action: ProblemActionName, draft: ActionDraft): ProblemAction | null {
  const filled = Object.fromEntries(actionFields[action].map((field) => [field, draft[field]]))
  const measures = draft.measures.filter(({ text }) => text.trim() !== '')
  const parsed = ProblemActionSchema.safeParse({ action, ...filled, ...('measures' in filled ? { measures } : {}) })
  if (!parsed.success) return null
  const needsMeasure = 'measures' in filled && measures.length === 0
  return needsMeasure ? null : parsed.data
}
