import type { CellIssue, CellReason, ReasonDetails } from '../kernel/cell.ts'
import type { Column } from './columns.ts'
import { columns } from './columns.ts'
import type { HolderFacts } from './document-kind.ts'
import { readDocument } from './document-kind.ts'
import type { Household, Member } from './household.ts'
import { Sex } from './household.ts'
import type { Places } from './place-names.ts'
import type { CellValue } from './read-cell.ts'
import type { ReadRow } from './read-row.ts'
import { headRelation } from './relations.ts'

/** A household made of its rows, as far as they can be read, and what is wrong with them. */
export interface Assembled {
  /** Null where a record cannot be made. */
  household: Household | null
  /** The household's own values, those that are only compared included. */
  values: ReadonlyMap<string, CellValue>
  issues: CellIssue[]
  /** Where the village was found by its stem only: how it is written, and the village's own names. */
  loosely: { written: string; taken: string } | null
}

/** What the rest of the workbook says about its ID numbers. */
export interface DocumentContext {
  /** Some other ID number of the workbook has been damaged by a spreadsheet program. */
  suspectDamage: boolean
}

/** No real household is larger; more rows under one number mean that the number is wrong. */
const mostRows = 60

const householdColumns = columns.filter((column) => column.of === 'household')
const memberColumns = columns.filter((column) => column.of === 'member')

/**
 * Makes a household of all its rows. Its own columns may be filled on every row, or on one of them only (merged cells);
 * where two rows differ, the later one is wrong.
 * @param number 户编号; null for a row that belongs to none
 */
export function assembleHousehold(
  number: string | null, rows: readonly ReadRow[], places: Places, documents: DocumentContext,
): Assembled {
  const issues = rows.flatMap((row) => row.issues)
  const { values, firstRow } = householdValues(rows, issues)
  const broken = new Set(issues.map((issue) => `${issue.row} ${issue.column}`))
  const add = (row: number, column: string, reason: CellReason, details: ReasonDetails = {}): void => {
    if (!broken.has(`${row} ${column}`)) issues.push({ row, column, reason, details })
  }
  if (number === null) add(firstRow, 'number', 'required')
  if (rows.length > mostRows) add(firstRow, 'number', 'too-many-members', { rows: rows.length, limit: mostRows })
  for (const { key, mustFill } of householdColumns) {
    const isBroken = rows.some((row) => broken.has(`${row.place} ${key}`))
    if (mustFill && !values.has(key) && !isBroken) add(firstRow, key, 'required')
  }
  const place = places.find({
    villageCode: textOf(values, 'villageCode'), township: textOf(values, 'township'), village: textOf(values, 'village'),
  })
  if (!('village' in place)) add(firstRow, place.column, place.reason, place.details)
  const members = rows.map((row, index) => memberOf(row, index, documents, add))
  const village = 'village' in place ? place.village : null
  const loosely = 'village' in place ? place.loosely : null
  if (issues.length > 0 || number === null || village === null) return { household: null, values, issues, loosely }
  const whole = members.filter((member) => member !== null)
  const headName = textOf(values, 'headName') ?? whole.find(({ relation }) => relation === headRelation)?.name ?? ''
  const household: Household = {
    number, village, headName,
    category: textOf(values, 'category') ?? '',
    monitoredClass: textOf(values, 'monitoredClass'),
    riskRemoved: (values.get('riskRemoved') as boolean | undefined) ?? null,
    phone: textOf(values, 'phone'),
    attributes: attributesOf(values, householdColumns),
    members: whole,
  }
  return { household, values, issues, loosely }
}

function householdValues(rows: readonly ReadRow[], issues: CellIssue[]) {
  const values = new Map<string, CellValue>()
  const from = new Map<string, number>()
  for (const row of rows) {
    for (const { key } of householdColumns) {
      const value = row.values.get(key)
      if (value === undefined) continue
      const before = values.get(key)
      if (before === undefined) {
        values.set(key, value)
        from.set(key, row.place)
      } else if (before !== value && String(before) !== String(value)) {
        issues.push({ row: row.place, column: key, reason: 'household-differs', details: { other: from.get(key) ?? 0 } })
      }
    }
  }
  return { values, firstRow: rows[0]?.place ?? 0 }
}

type AddIssue = (row: number, column: string, reason: CellReason, details?: ReasonDetails) => void

/** What the document says stands in for a missing birth date or sex, and must agree with one that is there. */
function memberOf({ place: row, values }: ReadRow, index: number, documents: DocumentContext, add: AddIssue): Member | null {
  const documentNumber = textOf(values, 'documentNumber')
  const documentKind = textOf(values, 'documentKind')
  const read = documentNumber === null ? null : readDocument(documentNumber, documentKind, documents.suspectDamage)
  if (read && 'reason' in read) add(row, 'documentNumber', read.reason, read.details)
  const facts = read && 'sex' in read ? read : null
  for (const { key, mustFill } of memberColumns) if (mustFill && !values.has(key)) add(row, key, 'required')
  const birthDate = birthDateOf(textOf(values, 'birthDate'), facts, (reason, details) => add(row, 'birthDate', reason, details))
  const sex = Sex.safeParse(values.get('sex')).data ?? facts?.sex
  if (facts?.sex && sex !== facts.sex) add(row, 'sex', 'sex-differs')
  if (!sex) add(row, 'sex', 'required')
  const name = textOf(values, 'name')
  const relation = textOf(values, 'relation')
  if (!sex || name === null || relation === null) return null
  return {
    number: textOf(values, 'memberNumber') ?? String(index + 1),
    name, sex, relation, birthDate, documentKind, documentNumber,
    ethnicity: textOf(values, 'ethnicity'),
    phone: textOf(values, 'memberPhone'),
    attributes: attributesOf(values, memberColumns),
  }
}

function birthDateOf(
  given: string | null, facts: HolderFacts | null, add: (reason: CellReason, details?: ReasonDetails) => void,
): string | null {
  const isMonth = given?.length === 7
  if (given === null) return facts?.birthDate ?? null
  if (facts?.birthDate && !facts.birthDate.startsWith(given)) add('birth-date-differs', { value: given, document: facts.birthDate })
  else if (isMonth && !facts?.birthDate) add('day-missing', { value: given })
  else if (facts?.birthDateEnd && !given.endsWith(facts.birthDateEnd)) {
    add('birth-date-differs', { value: given, document: facts.birthDateEnd })
  }
  return isMonth ? facts?.birthDate ?? null : given
}

function textOf(values: ReadonlyMap<string, CellValue>, key: string): string | null {
  const value = values.get(key)
  return typeof value === 'string' ? value : null
}

function attributesOf(values: ReadonlyMap<string, CellValue>, among: readonly Column[]): Record<string, CellValue> {
  const attributes: Record<string, CellValue> = {}
  for (const { key, as } of among) {
    const value = as === 'attribute' ? values.get(key) : undefined
    if (value !== undefined) attributes[key] = value
  }
  return attributes
}
