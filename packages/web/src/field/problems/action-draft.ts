import type { Evidence, Measure, ProblemActionName } from '@lookback/core/problems'

/** What has been filled in of an action, as the phone keeps it. */
export interface ActionDraft {
  measure: Measure
  before: readonly Evidence[]
  photos: readonly Evidence[]
  note: string
  /** Whether what was to be looked at is mended; null before it is said. */
  answer: boolean | null
}

export const emptyAction: ActionDraft = { measure: { kind: 'policy', text: '' }, before: [], photos: [], note: '', answer: null }

/**
 * Under what it is kept.
 * @param about a problem; in a visit, its draft
 * @param what the action; in a visit, the item that is mended
 */
export function actionDraftId(about: string, what: ProblemActionName | (string & {})): string {
  return `${about} ${what}`
}
