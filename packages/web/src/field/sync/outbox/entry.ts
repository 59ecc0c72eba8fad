import type { RefusalCode, RefusalDetails } from '@lookback/core/kernel'

/** Where a saved piece of work stands on its way to the county. */
export type OutboxState = 'waiting' | 'sending' | 'photos' | 'accepted' | 'refused'

export interface OutboxEntry {
  id: string
  kind: 'visit' | 'problem' | 'object' | 'doubt' | 'duty' | 'letter'
  /** The household. */
  subject: string
  /** The problem that was acted on, where the county has named it. */
  problem: string | null
  /** The page of the letter that was signed for, or of its item. */
  letter: string | null
  /** The household's head. */
  headName: string
  /** What was done: the outcome of a visit, or an action on a problem. */
  what: string
  /** The wording of the item whose problem it was, where there was one. */
  about: string | null
  /** An ISO instant of the phone's clock. */
  madeAt: string
  state: OutboxState
  /** Photos that the county does not have yet. */
  photosMissing: number
  /** Why the county said no. */
  refusal: { code: RefusalCode; details: RefusalDetails } | null
  /** Who had visited the household in the same round before, and on which day: both visits are kept. */
  visitedBefore: readonly { inspectorName: string; on: string }[]
  /** Another window had saved the same form with other answers: both are kept. */
  beside: boolean
  /** Whoever made it has read why the county said no. */
  isRead: boolean
}

/** What is on its way, in bytes; null where nothing is. */
export interface Transfer {
  sent: number
  total: number
}

/** Refusals that whoever made the work can put right alone; for all others the office helps. */
const ownHands: ReadonlySet<RefusalCode> = new Set([
  'not-signed-in', 'account-locked', 'action-not-allowed', 'changed-meanwhile', 'evidence-before-finding', 'submission-differs',
  'round-not-open', 'service-busy', 'work-set-aside', 'doubt-not-waiting',
])

/** The key of the sentence that says what to do about a refusal. */
export function whatToDo(code: RefusalCode): string {
  if (code.startsWith('letter-') && code !== 'letter-act-not-yours') return 'field.outbox.whatToDo.letter'
  return ownHands.has(code) ? `field.outbox.whatToDo.${code}` : 'field.outbox.whatToDo.office'
}
