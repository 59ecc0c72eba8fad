import type { CellReason, CodeListEntry, Locale, ReasonDetails } from '@lookback/core/kernel'
import type { Grant } from '@lookback/core/access'
import type { Region } from '@lookback/core/places'
import type { ImportReport, Listed, RelationsParameter } from '@lookback/core/register'
import type { Application } from '../../kit/application.ts'

/** What the thread that reads a workbook is given: everything, for it opens no database. */
export interface ReaderInput {
  file: string
  /** Where it sets rows aside. */
  folder: string
  /** Where it writes the workbook of refused rows. */
  errorsFile: string
  regions: readonly Region[]
  /** Where the importer may import; null for everywhere. */
  grants: readonly Grant[] | null
  codeLists: readonly CodeListEntry[]
  relations: RelationsParameter
  /** What people said of headings that are not known: `headingKey` and column. */
  headingNames: readonly (readonly [heading: string, column: string])[]
  today: string
  locale: Locale
}

/** What an import needs of the application. */
export type ImportStore = Pick<Application, 'database' | 'clock' | 'putRight' | 'filesFolder' | 'moveFollowers'>

/** What the register says against a household that is right in itself. */
export interface StoredIssue {
  household: string
  /** The member in the order of the rows; null for what concerns the household. */
  member: number | null
  column: string
  reason: CellReason
  details: ReasonDetails
}

/** What a workbook says by itself, whatever the register holds. */
export type ReadReport = Pick<
  ImportReport, 'sheets' | 'recognised' | 'unknown' | 'absent' | 'passedOver' | 'refusals' | 'loosely'
>

/** A household of the workbook; the columns that its worksheets have by their number in `scanned`. */
export interface ListedHousehold extends Omit<Listed, 'present'> {
  columns: number
}

/**
 * What the reading thread tells. `households` (a `ListedHousehold[]` as JSON, which crosses between threads at half the cost of
 * the objects) waits for an answer of any kind, `read` for all of the register's issues.
 */
export type ReaderMessage =
  | { kind: 'scanned'; rows: number; columns: string[][] }
  | { kind: 'households'; households: string; rowsRead: number }
  | { kind: 'read'; rowsRead: number }
  | { kind: 'finished'; rowsRead: number; rowsRefused: number; report: ReadReport }

export interface Answer {
  issues: StoredIssue[]
}
