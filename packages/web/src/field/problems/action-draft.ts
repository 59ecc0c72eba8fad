import type { PresenceTold } from '@lookback/core/duty'
import type { AnswerOutcome } from '@lookback/core/letters'
import type { Evidence, MeasureKind, ProblemActionName } from '@lookback/core/problems'

/** What has been filled in of an action, as the phone keeps it. */
export interface ActionDraft {
  /** Which kind it is, is for whoever did it to say. */
  measure: { kind: MeasureKind | null; text: string }
  before: readonly Evidence[]
  photos: readonly Evidence[]
  /** Papers, photographed or as files. */
  papers: readonly Evidence[]
  note: string
  /** What was spoken; not there in what an earlier version kept. */
  voices?: readonly Evidence[]
  /** Whether what was to be looked at is mended; null before it is said. */
  answer: boolean | null
  /** How far an item of a letter is, and when what waits is looked at again; of an answer to it only. */
  letter?: { outcome: AnswerOutcome | null; lookAgainOn: string }
  /** Who was found at the posts of a village, and who checked and signed; of a duty check only. */
  duty?: { presences: readonly Omit<PresenceTold, 'said'>[]; said: Readonly<Record<string, string>>; second: string; signedBy: string; witness: string }
}

export const emptyAction: ActionDraft = { measure: { kind: null, text: '' }, before: [], photos: [], papers: [], voices: [], note: '', answer: null }

/**
 * Under what it is kept.
 * @param about a problem; in a visit, its draft
 * @param what the action; in a visit, the item that is mended
 */
export function actionDraftId(about: string, what: ProblemActionName | (string & {})): string {
  return `${about} ${what}`
}
