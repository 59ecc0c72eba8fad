import type { VisitOutcome } from '@lookback/core/rounds'
import type { OutboxEntry } from './entry.ts'

/** Something that was done on this phone, for the summary of a day. */
export interface WorkDone {
  id: string
  /** The household, or whatever else it is about. */
  subject: string
  kind: OutboxEntry['kind']
  headName: string
  /** The name of the outcome or action, after `term.`. */
  what: string
  /** The wording of the item whose problem it was; null for a visit. */
  about: string | null
  /** ISO instant of the county's time as the phone knew it. */
  madeAt: string
  visit: { id: string; outcome: VisitOutcome; corrects: string | null; found: readonly string[] } | null
  /** A problem that was mended before whoever found it left. */
  isMended: boolean
  /** On this phone and not, or not whole, with the county. */
  isUnsent: boolean
}
