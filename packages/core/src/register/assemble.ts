import type { CellIssue, CellReason, ReasonDetails } from '../kernel/cell.ts'
import type { Column } from './columns.ts'
import { columns } from './columns.ts'
import { readDocumentNumber } from './document-number.ts'
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
export function assembleHousehold(number: string | null, rows: readonly ReadRow[], places: Places): Assembled {
  const issues = rows.flatMap((row) => row.issues)
  const { values, firstRow } = householdValues(rows, issues)
  const broken = new Set(issues.map((issue) => `${issue.row} ${issue.column}`))
  const add = (row: number, column: string, reason: CellReason, details: ReasonDetails = {}): void => {
    if (!broken.has(`${row} ${column}`)) issues.push({ row, column, reason, details })
  }
  if (number === null) add(firstRow, 'number', 'required')
  if (rows.length > mostRows) add(firstRow, 'number', 'too-many-members', { rows: rows.length, limit: mostRows })
  for (const { key, mustFill } of householdColumns) {
    const isBroken = rows.some((row) => broken.has(`${row.number} ${key}`))
    if (mustFill && !values.has(key) && !isBroken) add(firstRow, key, 'required')
  }
  const place = places.find({
    villageCode: textOf(values, 'villageCode'), township: textOf(values, 'township'), village: textOf(values, 'village'),
  })
  if (!('village' in place)) add(firstRow, place.column, place.reason, place.details)
  const members = rows.map((row, index) => memberOf(row, index, add))
  const village = 'village' in place ? place.village : null
  if (issues.length > 0 || number === null || village === null) return { household: null, values, issues }
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
  return { household, values, issues }
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
        from.set(key, row.number)
      } else if (String(before) !== String(value)) {
        issues.push({ row: row.number, column: key, reason: 'household-differs', details: { other: from.get(key) ?? 0 } })
      }
    }
  }
  return { values, firstRow: rows[0]?.number ?? 0 }
}

type AddIssue = (row: number, column: string, reason: CellReason, details?: ReasonDetails) => void

/** What the ID number says stands in for a missing birth date or sex, and must agree with one that is there. */
function memberOf({ number: row, values }: ReadRow, index: number, add: AddIssue): Member | null {
  const document = textOf(values, 'documentNumber')
  const read = document === null ? null : readDocumentNumber(document)
  const facts = read && 'identity' in read ? read : null
  for (const { key, mustFill } of memberColumns) if (mustFill && !values.has(key)) add(row, key, 'required')
  const birthDate = textOf(values, 'birthDate')
  if (facts && birthDate !== null && birthDate !== facts.birthDate) {
    add(row, 'birthDate', 'birth-date-differs', { value: birthDate, document: facts.birthDate })
  }
  const sex = Sex.safeParse(values.get('sex')).data ?? facts?.sex
  if (facts && sex !== facts.sex) add(row, 'sex', 'sex-differs')
  if (!sex) add(row, 'sex', 'required')
  const name = textOf(values, 'name')
  const relation = textOf(values, 'relation')
  if (!sex || name === null || relation === null) return null
  return {
    number: textOf(values, 'memberNumber') ?? String(index + 1),
    name, sex, relation,
    birthDate: birthDate ?? facts?.birthDate ?? null,
    documentKind: textOf(values, 'documentKind'),
    documentNumber: document,
    ethnicity: textOf(values, 'ethnicity'),
    phone: textOf(values, 'memberPhone'),
    attributes: attributesOf(values, memberColumns),
  }
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
