import type { Day } from '../kernel/time.ts'
import { addDays, Day as DayShape } from '../kernel/time.ts'
import type { Cell, CellReason, ReasonDetails } from '../kernel/cell.ts'
import { compact } from '../kernel/cell.ts'
import type { CodeListName } from '../kernel/code-list.ts'
import type { Column } from './columns.ts'
import { isCalculated, readDocumentNumber } from './document-number.ts'

/** A cell's value as records carry it. */
export type CellValue = string | number | boolean | string[]

export type CellReading = { value: CellValue } | { reason: CellReason; details: ReasonDetails }

/** What reading needs to know beside the cell. */
export interface ReadingContext {
  /** For each list, what is stored for a label or a code. */
  codes: ReadonlyMap<CodeListName, ReadonlyMap<string, string>>
  /** Some other ID number of the workbook has been damaged by a spreadsheet program. */
  suspectDamage: boolean
  daysFrom1904: boolean
  today: Day
}

const earliestDay: Day = '1900-01-01'

/** Reads one filled cell by its column's type. */
export function readCell(column: Column, cell: Cell, context: ReadingContext): CellReading {
  if (cell.kind === 'formula') return refuse('formula')
  if (cell.kind === 'error') return refuse('cell-error', { value: cell.text })
  const { type } = column
  switch (type.kind) {
    case 'text':
      return readText(cell.text, type.longest)
    case 'identifier':
      return readIdentifier(cell)
    case 'document':
      return readDocument(cell, context.suspectDamage)
    case 'phone':
      return readPhone(cell)
    case 'day':
      return readDay(cell, context)
    case 'sex':
      return readWord(cell, { male: ['男', '男性', '1'], female: ['女', '女性', '2'] })
    case 'yes-no':
      return readYesNo(cell)
    case 'number':
      return readNumber(cell, type)
    case 'code':
      return readCode(cell, context.codes.get(type.list))
    case 'codes':
      return readCodes(cell, context.codes.get(type.list))
  }
}

function refuse(reason: CellReason, details: ReasonDetails = {}): CellReading {
  return { reason, details }
}

function readText(raw: string, longest: number): CellReading {
  const value = raw.replace(/\s+/g, ' ').trim()
  return value.length > longest ? refuse('too-long', { limit: longest }) : { value }
}

function readIdentifier(cell: Cell): CellReading {
  const value = withoutApostrophe(cell.text)
  const damaged = isCalculated(value) || (cell.kind === 'number' && !/^\d{1,15}$/.test(value))
  if (damaged) return refuse('number-damaged', { value })
  return /^[0-9A-Za-z_-]{1,40}$/.test(value) ? { value } : refuse('number-characters', { value })
}

function readDocument(cell: Cell, suspectDamage: boolean): CellReading {
  const value = withoutApostrophe(cell.text).toUpperCase()
  // A number of 16 digits and more has lost its last ones, whatever they show now.
  if (cell.kind === 'number' && (isCalculated(value) || value.length > 15)) return refuse('document-damaged', { value })
  const facts = readDocumentNumber(value, suspectDamage)
  return 'reason' in facts ? refuse(facts.reason, { value, length: value.length }) : { value }
}

function readPhone(cell: Cell): CellReading {
  const plain = withoutApostrophe(cell.text)
  const digits = cell.kind === 'number' && isCalculated(plain) ? String(Number(plain)) : plain
  const value = digits.replace(/^(\+?86)(?=1\d{10}$)/, '').replace(/-/g, '')
  return /^1\d{10}$/.test(value) ? { value } : refuse('phone-invalid', { value: plain })
}

function readDay(cell: Cell, { daysFrom1904, today }: ReadingContext): CellReading {
  const text = compact(cell.text)
  const value = dayFrom(text, cell.kind === 'number', daysFrom1904)
  if (!value || !DayShape.safeParse(value).success) return refuse('not-a-day', { value: cell.text })
  return value < earliestDay || value > today ? refuse('day-out-of-range', { value }) : { value }
}

function dayFrom(text: string, isNumber: boolean, daysFrom1904: boolean): Day | null {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:T.*)?$/.exec(text)
  if (parts) {
    const [, year, month = parts[4], day = parts[5]] = parts
    return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  }
  return isNumber ? dayOfSerial(Number(text), daysFrom1904) : null
}

/** A spreadsheet counts days; the one that it counts too many, 1900-02-29, is skipped here. */
function dayOfSerial(serial: number, daysFrom1904: boolean): Day | null {
  const days = Math.floor(serial)
  if (!(days >= 1 && days <= 80_000)) return null
  if (daysFrom1904) return addDays('1904-01-01', days)
  return addDays(days < 60 ? '1899-12-31' : '1899-12-30', days)
}

function readWord(cell: Cell, words: Readonly<Record<string, readonly string[]>>): CellReading {
  const text = compact(cell.text)
  const found = Object.entries(words).find(([, labels]) => labels.includes(text))
  return found ? { value: found[0] } : refuse('code-unknown', { value: cell.text })
}

const yes = ['是', '有', '1', '已', 'TRUE', 'Y', 'YES', '√']
const no = ['否', '无', '0', '未', 'FALSE', 'N', 'NO', '×']

function readYesNo(cell: Cell): CellReading {
  const text = compact(cell.text).toUpperCase()
  if (yes.includes(text)) return { value: true }
  return no.includes(text) ? { value: false } : refuse('not-yes-or-no', { value: cell.text })
}

function readNumber(cell: Cell, bounds: { least: number; most: number; whole: boolean }): CellReading {
  const text = compact(cell.text).replace(/(?<=\d),(?=\d{3})/g, '').replace(/(元|年|人|个月|月|平方米|㎡|m2)$/, '')
  const value = /^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(text) ? Number(text) : NaN
  if (!Number.isFinite(value)) return refuse('not-a-number', { value: cell.text })
  if (bounds.whole && !Number.isInteger(value)) return refuse('not-whole', { value: cell.text })
  const { least, most } = bounds
  return value < least || value > most ? refuse('out-of-range', { value: cell.text, least, most }) : { value }
}

function readCode(cell: Cell, codes: ReadonlyMap<string, string> | undefined): CellReading {
  const value = codes?.get(codeKey(cell.text))
  return value === undefined ? refuse('code-unknown', { value: cell.text }) : { value }
}

function readCodes(cell: Cell, codes: ReadonlyMap<string, string> | undefined): CellReading {
  const values: string[] = []
  for (const part of cell.text.split(/[,，;；、/|\s]+/).filter((one) => one !== '')) {
    const value = codes?.get(codeKey(part))
    if (value === undefined) return refuse('code-unknown', { value: part })
    if (!values.includes(value)) values.push(value)
  }
  return { value: values.sort() }
}

/** How labels are compared: without spaces, and full-width forms as plain ones. */
export function codeKey(label: string): string {
  return compact(label)
}

/** Some exports put an apostrophe before a number to keep it text. */
function withoutApostrophe(text: string): string {
  return compact(text).replace(/^['`’‘]/, '')
}
