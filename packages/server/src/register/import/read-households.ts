import type { CellIssue, CodeListEntry, CodeListName } from '@lookback/core/kernel'
import type { Household, ReadingContext, ReadRow, RelationsParameter } from '@lookback/core/register'
import { assembleHousehold, checkHousehold, codeKey, Places, readRow } from '@lookback/core/register'
import type { OpenWorkbook } from '../../kit/workbook/open.ts'
import type { SheetRow } from '../../kit/workbook/sheet-rows.ts'
import type { ReaderInput, StoredIssue } from './messages.ts'
import type { SheetScan } from './sheet-scan.ts'
import { dataRows, householdKeys } from './sheet-scan.ts'

/** A household of the workbook with its rows as they stand there, and all that is wrong with it. */
export interface Candidate {
  household: Household | null
  rows: readonly SheetRow[]
  issues: readonly CellIssue[]
}

/**
 * The households of a workbook, each as soon as its last row has been read. Rows of one household may stand apart; only
 * the incomplete ones are held.
 */
export async function* readHouseholds(
  workbook: OpenWorkbook, scan: SheetScan, input: ReaderInput, context: ReadingContext,
): AsyncGenerator<Candidate> {
  const places = new Places(input.regions, input.grants)
  const keyOf = householdKeys(scan.headings, context)
  const incomplete = new Map<string, SheetRow[]>()
  for await (const row of dataRows(workbook.rows(scan.sheet), scan.headings)) {
    const key = keyOf(row)
    const rows = incomplete.get(key) ?? []
    rows.push(row)
    if (rows.length < (scan.rowsOfHousehold.get(key) ?? 0)) {
      incomplete.set(key, rows)
      continue
    }
    incomplete.delete(key)
    yield candidate(rows, scan, places, input.relations, context)
  }
}

function candidate(
  rows: readonly SheetRow[], scan: SheetScan, places: Places, relations: RelationsParameter, context: ReadingContext,
): Candidate {
  const read = rows.map((row) => readRow(row.number, row.cells, scan.headings, context))
  const { household, values, issues } = assembleHousehold(numberOf(read), read, places)
  if (!household) return { household, rows, issues }
  const found = checkHousehold(household, values, rows.map((row) => row.number), scan, relations)
  return { household, rows, issues: found }
}

function numberOf(rows: readonly ReadRow[]): string | null {
  const numbers = rows.map((row) => row.values.get('number'))
  return String(numbers.find((number) => number !== undefined) ?? '') || null
}

/** What the register says against a candidate, at the rows of the workbook. */
export function atRows({ household, rows }: Candidate, stored: readonly StoredIssue[]): CellIssue[] {
  return stored.map(({ member, column, reason, details }) => {
    const index = household?.members.findIndex(({ number }) => number === member) ?? 0
    return { row: rows[Math.max(0, index)]?.number ?? 0, column, reason, details }
  })
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
