import type { CellReason, CodeListEntry, Locale, ReasonDetails } from '@lookback/core/kernel'
import type { Grant } from '@lookback/core/access'
import type { Region } from '@lookback/core/places'
import type { Household, RelationsParameter } from '@lookback/core/register'

/** What the thread that reads a workbook is given: everything, for it opens no database. */
export interface ReaderInput {
  file: string
  /** Where it writes the workbook of refused rows. */
  errorsFile: string
  regions: readonly Region[]
  /** Where the importer may import; null for everywhere. */
  grants: readonly Grant[] | null
  codeLists: readonly CodeListEntry[]
  relations: RelationsParameter
  today: string
  locale: Locale
}

/** What the register says against a household that is right in itself. */
export interface StoredIssue {
  household: string
  /** The member's number; null for what concerns the household. */
  member: string | null
  column: string
  reason: CellReason
  details: ReasonDetails
}

/** What the reading thread tells. Each `households` waits for an `Answer`. */
export type ReaderMessage =
  | { kind: 'scanned'; rows: number }
  | { kind: 'households'; households: Household[]; rowsRead: number }
  | { kind: 'finished'; rowsRead: number; rowsRefused: number }

export interface Answer {
  issues: StoredIssue[]
}
