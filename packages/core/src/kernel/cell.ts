/**
 * A cell as a workbook stores it. A number keeps its stored text: turned into a number, its damage would not show. A
 * number whose format shows a day is a `date`, written `1970-03-05` (with `T12:30:00` where it has a time).
 */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula'
  text: string
}

/** Why a cell is refused; the sentences stand in `locales/<language>/register.ts` under the same codes. */
export const cellReasons = [
  'required', 'formula', 'cell-error', 'too-long',
  'text-damaged', 'text-converted', 'name-characters', 'code-unknown', 'not-yes-or-no', 'not-a-number', 'unit-ambiguous', 'amount-tiny',
  'not-whole', 'out-of-range', 'not-a-day', 'day-missing', 'day-out-of-range',
  'phone-invalid', 'number-damaged', 'number-characters',
  'document-damaged', 'document-length', 'document-fifteen', 'document-characters', 'document-check-digit',
  'document-birth-date', 'document-disability', 'document-kind-differs', 'document-kind-missing',
  'birth-date-differs', 'sex-differs', 'document-twice', 'document-elsewhere',
  'document-elsewhere-outside', 'head-document-differs',
  'region-unknown', 'region-ambiguous', 'region-code-differs', 'region-not-yours', 'household-not-yours',
  'household-other-family', 'household-ended', 'head-unlisted', 'household-differs', 'too-many-members', 'head-missing', 'head-twice', 'head-name-differs', 'spouse-twice', 'relation-sex',
  'relation-age', 'member-twice', 'member-count-differs', 'education-and-school', 'refused-by-other-row', 'row-unclear',
] as const
export type CellReason = (typeof cellReasons)[number]

/** What a reason's sentence names: the value found, the bounds, the other row. */
export type ReasonDetails = Readonly<Record<string, string | number>>

/** One thing that is wrong with one cell. */
export interface CellIssue {
  /** `rowPlace` of the worksheet and the row as the spreadsheet program shows it. */
  row: number
  /** Key of the column (`columns.ts`); the cell is marked where the workbook has it. */
  column: string
  reason: CellReason
  details: ReasonDetails
}

/** More rows than a worksheet has, so that one number can tell the worksheet, counted from 0, and the row. */
const placesASheet = 2 ** 21

/** One number for a row of a worksheet; in the first worksheet it is the row itself. */
export function rowPlace(sheet: number, row: number): number {
  return sheet * placesASheet + row
}

/** @returns the worksheet, counted from 0, and the row in it */
export function readRowPlace(place: number): { sheet: number; row: number } {
  return { sheet: Math.floor(place / placesASheet), row: place % placesASheet }
}

/** Full-width digits and letters as ASCII, without spaces and characters that nobody sees. */
export function compact(text: string): string {
  // Nearly every cell is of these, which stay as they are: to normalise them all took a fifth of an import.
  return /[^\x21-\x7e\u4e00-\u9fff]/.test(text) ? text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Cs}]/gu, '') : text
}

/** Whether a text is a number in scientific notation, as a spreadsheet shows a long number: `4.31999E+17`. */
export function isCalculated(text: string): boolean {
  return /^\d+(\.\d+)?E\+?\d+$/i.test(text) || /^\d{10,}\.\d*$/.test(text)
}

/**
 * Whether a number that identifies is not what was typed: a spreadsheet keeps 15 digits of a number, may show it as `4.3E+15`, and
 * makes a day of `1-2`.
 */
export function isDamagedNumber({ kind, text }: Cell): boolean {
  return isCalculated(text) || isConverted({ kind, text }) || (kind === 'number' && !/^\d{1,15}$/.test(text))
}

/** Whether a cell holds what no text is, a day or a truth value: a spreadsheet makes one of `1-2` and of `TRUE`. */
export function isConverted({ kind }: Cell): boolean {
  return kind === 'date' || kind === 'boolean'
}

/** The column's letters: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/**
 * A heading with the columns that have it, in words: `“姓名”（E、J 列）`.
 * @param columns counted from 1
 */
export function headingIn(heading: string, columns: readonly number[]): string {
  return `“${heading}”（${columns.map(columnLetters).join('、')} 列）`
}
