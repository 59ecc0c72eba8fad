/** A cell as a workbook stores it. A number keeps its stored text: turned into a number, its damage would not show. */
export interface Cell {
  kind: 'text' | 'number' | 'boolean' | 'error' | 'formula'
  text: string
}

/** Why a cell is refused; the sentences stand in `locales/<language>/register.ts` under the same codes. */
export const cellReasons = [
  'required', 'formula', 'cell-error', 'too-long',
  'code-unknown', 'not-yes-or-no', 'not-a-number', 'not-whole', 'out-of-range', 'not-a-day', 'day-out-of-range',
  'phone-invalid', 'number-damaged', 'number-characters',
  'document-damaged', 'document-length', 'document-characters', 'document-check-digit', 'document-birth-date',
  'document-disability',
  'birth-date-differs', 'sex-differs', 'document-twice', 'document-elsewhere',
  'document-elsewhere-outside', 'head-document-differs',
  'region-unknown', 'region-ambiguous', 'region-not-yours', 'household-not-yours',
  'household-differs', 'too-many-members', 'head-missing', 'head-twice', 'head-name-differs', 'spouse-twice', 'relation-sex',
  'relation-age', 'member-twice', 'member-count-differs', 'education-and-school', 'refused-by-other-row',
] as const
export type CellReason = (typeof cellReasons)[number]

/** What a reason's sentence names: the value found, the bounds, the other row. */
export type ReasonDetails = Readonly<Record<string, string | number>>

/** One thing that is wrong with one cell. */
export interface CellIssue {
  /** As the spreadsheet program shows it. */
  row: number
  /** Key of the column (`columns.ts`); the cell is marked where the workbook has it. */
  column: string
  reason: CellReason
  details: ReasonDetails
}

/** Full-width digits and letters as ASCII, without spaces and invisible characters. */
export function compact(text: string): string {
  return /[^\x21-\x7e]/.test(text) ? text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '') : text
}

/** The column's letters: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
