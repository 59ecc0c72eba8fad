import { readRowPlace } from '@lookback/core/kernel'
import type { CellIssue, CodeListEntry, CodeListName } from '@lookback/core/kernel'
import type { Assembled, Household, ReadingContext, ReadRow, RelationsParameter } from '@lookback/core/register'
import { assembleHousehold, checkHousehold, codeKey, Places, RowReader } from '@lookback/core/register'
import { MergedValues } from '../../kit/workbook/merged-values.ts'
import type { Spool } from '../../kit/workbook/spool.ts'
import type { ReaderInput } from './messages.ts'
import type { ScannedRow, WorkbookScan } from './sheet-scan.ts'
import { unpacked } from './sheet-scan.ts'

/** A household of the workbook with the places of its rows, and all that is wrong with it. */
export interface Candidate {
  household: Household | null
  /** 家庭人口数 as the workbook gives it. */
  memberCount: number | null
  rows: readonly number[]
  issues: readonly CellIssue[]
  loosely: Assembled['loosely']
}

/**
 * The households of a workbook, each as soon as its last row has been read. Rows of one household may stand apart, also
 * in several worksheets; only the incomplete ones are held.
 */
export function* readHouseholds(
  spool: Spool<ScannedRow>, scan: WorkbookScan, input: ReaderInput, context: ReadingContext,
): Generator<Candidate> {
  const places = new Places(input.regions, input.grants)
  const sheets = new Map([...scan.sheets].map(([index, { merged, headings }]) =>
    // Nobody merges two people's names.
    [index, { merged: new MergedValues(merged, (column) => headings.byPlace[column - 1]?.of === 'household'), reader: new RowReader(headings, context) }]))
  const incomplete = new Map<string, ReadRow[]>()
  for (const [place, key, cells] of spool.read()) {
    const { sheet, row } = readRowPlace(place)
    const own = sheets.get(sheet)
    if (!own) continue
    const rows = incomplete.get(key) ?? []
    rows.push(own.reader.read(place, own.merged.fill(row, cells.map((cell) => unpacked(cell, scan.sharedTexts)))))
    if (rows.length < (scan.rowsOfHousehold.get(key) ?? 0)) {
      incomplete.set(key, rows)
      continue
    }
    incomplete.delete(key)
    yield candidate(rows, scan, places, input.relations)
  }
}

function candidate(
  rows: readonly ReadRow[], scan: WorkbookScan, places: Places, relations: RelationsParameter,
): Candidate {
  const { household, values, issues, loosely } = assembleHousehold(numberOf(rows), rows, places, scan)
  const memberCount = values.get('memberCount')
  const own = rows.map(({ place }) => place)
  return {
    household, rows: own, loosely,
    memberCount: typeof memberCount === 'number' ? memberCount : null,
    issues: household ? checkHousehold(household, values, own, scan, relations) : issues,
  }
}

function numberOf(rows: readonly ReadRow[]): string | null {
  const numbers = rows.map((row) => row.values.get('number'))
  return String(numbers.find((number) => number !== undefined) ?? '') || null
}

/** For each list, the stored value by label and by code. A relation is stored as its label. */
export function codesOf(entries: readonly CodeListEntry[]): ReadingContext['codes'] {
  const codes = new Map<CodeListName, Map<string, string>>()
  for (const { list, code, label } of entries) {
    const known = codes.get(list) ?? new Map<string, string>()
    codes.set(list, known)
    const stored = list === 'relation' ? label : code
    known.set(codeKey(code), stored).set(codeKey(label), stored)
  }
  return codes
}

