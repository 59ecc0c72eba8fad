import type { CellIssue, Locale } from '@lookback/core/kernel'
import { locales, readRowPlace } from '@lookback/core/kernel'
import type { Headings, RowNames } from '@lookback/core/register'
import { issueSentence, registerTermsIn } from '@lookback/core/register'
import type { RowMark, SheetMarks } from '../../kit/workbook/marked-sheet.ts'
import { writeRefusedRows } from '../../kit/workbook/refused-rows.ts'
import type { ReaderInput } from './messages.ts'
import type { ScannedSheet, WorkbookScan } from './sheet-scan.ts'

type Refused = ReadonlyMap<number, readonly CellIssue[]>

/**
 * Writes the workbook that goes back: the office's own with the refused rows only, their wrong cells marked and the reasons
 * behind them.
 */
export async function writeErrorsWorkbook(
  { file, errorsFile, locale }: ReaderInput, scan: WorkbookScan, refused: Refused,
): Promise<void> {
  const names = rowNames(scan)
  const sheets = [...scan.sheets.values()].map((sheet) => sheetMarks(sheet, refused, names, locale))
  await writeRefusedRows(file, errorsFile, sheets, { sheetName: registerTermsIn(locale).errorsSheet, reasonHeadings })
}

const reasonHeadings = locales.map((locale) => registerTermsIn(locale).reasonHeading)

/** Rows are told with their worksheet where there is more than one. */
function rowNames(scan: WorkbookScan): RowNames {
  return (place) => {
    const { sheet, row } = readRowPlace(place)
    return { row, sheet: scan.sheets.size > 1 ? scan.sheets.get(sheet)?.sheet.name ?? null : null }
  }
}

function sheetMarks(scanned: ScannedSheet, refused: Refused, names: RowNames, locale: Locale): SheetMarks {
  const { sheet, index, headings, merged } = scanned
  const terms = registerTermsIn(locale)
  const rows = new Map<number, RowMark>()
  for (const [place, issues] of refused) {
    const { sheet: own, row } = readRowPlace(place)
    if (own !== index) continue
    const sentences = issues.map((issue) => issueSentence(issue, headings.places, names, locale))
    rows.set(row, {
      places: issues.flatMap(({ column }) => headings.places.get(column) ?? []),
      reason: sentences.length > 0 ? sentences.join(terms.separator) : terms.reasons['refused-by-other-row'],
    })
  }
  return {
    part: sheet.part, lastHeadingRow: scanned.lastHeadingRow, merged, rows,
    reasonPlace: reasonPlace(scanned), reasonHeading: terms.reasonHeading,
    textPlaces: textPlaces(headings),
  }
}

/** Behind the table; or where the reasons of an earlier time stand. */
function reasonPlace({ headings, width }: ScannedSheet): number {
  return headings.all.find(({ written }) => reasonHeadings.includes(written))?.place ?? width + 1
}

function textPlaces({ byPlace }: Headings): Set<number> {
  const isText = (kind: string | undefined) => kind === 'document' || kind === 'identifier' || kind === 'phone'
  return new Set(byPlace.flatMap((column, index) => (isText(column?.type.kind) ? [index + 1] : [])))
}
