import type { Day } from '../kernel/time.ts'
import { Day as DayShape } from '../kernel/time.ts'
import type { Cell, CellReason, ReasonDetails } from '../kernel/cell.ts'
import { compact, isCalculated, isConverted, isDamagedNumber } from '../kernel/cell.ts'
import { phonesIn } from '../kernel/phone.ts'
import { isPersonName, isPlaceholder, tidyName, tidyText } from '../kernel/text.ts'
import type { CodeListName } from '../kernel/code-list.ts'
import type { Column, ColumnType } from './columns.ts'
import { unitFactor } from './units.ts'

/** A cell's value as records carry it. */
export type CellValue = string | number | boolean | string[]

/** `empty`: the cell says that there is nothing (无, `/`). */
export type CellReading = { value: CellValue } | { empty: true } | { reason: CellReason; details: ReasonDetails }

/** What reading needs to know beside the cell. */
export interface ReadingContext {
  /** For each list, what is stored for a label or a code. */
  codes: ReadonlyMap<CodeListName, ReadonlyMap<string, string>>
  today: Day
}

const earliestDay: Day = '1900-01-01'
const longestName = 60

/**
 * Reads one filled cell by its column's type.
 * @param factor by what a number without a unit of its own is multiplied; null where heading and title leave that unclear
 */
export function readCell(column: Column, cell: Cell, context: ReadingContext, factor: number | null = 1): CellReading {
  if (cell.kind === 'formula') return refuse('formula')
  if (cell.kind === 'error') return refuse('cell-error', { value: cell.text })
  const reading = readFilled(column.type, cell, context, factor)
  const saysNothing = 'value' in reading ? typeof reading.value === 'string' : true
  return saysNothing && !column.mustFill && isPlaceholder(cell.text) && !isChoice(column.type, cell, context)
    ? { empty: true }
    : reading
}

/** Whether the sign for nothing is one of the column's choices: 无 as a kind of labour. */
function isChoice(type: ColumnType, { text }: Cell, { codes }: ReadingContext): boolean {
  return (type.kind === 'code' || type.kind === 'codes') && codes.get(type.list)?.has(codeKey(text)) === true
}

function readFilled(type: ColumnType, cell: Cell, context: ReadingContext, factor: number | null): CellReading {
  switch (type.kind) {
    case 'text':
      return isConverted(cell) ? refuse('text-converted', { value: cell.text }) : readText(cell.text, type.longest)
    case 'name':
      return readName(cell)
    case 'place':
      return readText(compact(cell.text), longestName)
    case 'identifier':
      return readIdentifier(cell)
    case 'document':
      return readDocument(cell)
    case 'phone':
      return readPhone(cell)
    case 'day':
      return readDay(cell, context)
    case 'sex':
      return readWord(cell, { male: ['男', '男性', '1'], female: ['女', '女性', '2'] })
    case 'yes-no':
      return readYesNo(cell)
    case 'number':
      return readNumber(cell, type, factor)
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
  const value = tidyText(raw).replace(/\s+/g, ' ')
  if (value.includes('\ufffd')) return refuse('text-damaged', { value })
  return value.length > longest ? refuse('too-long', { limit: longest }) : { value }
}

function readName({ kind, text }: Cell): CellReading {
  const value = tidyName(text)
  const reading = readText(value, longestName)
  if (!('value' in reading)) return reading
  return kind === 'text' && isPersonName(value) ? reading : refuse('name-characters', { value })
}

function readIdentifier(cell: Cell): CellReading {
  const value = withoutApostrophe(cell.text)
  if (isDamagedNumber({ kind: cell.kind, text: value })) return refuse('number-damaged', { value })
  return /^[0-9A-Za-z_-]{1,40}$/.test(value) ? { value } : refuse('number-characters', { value })
}

/** As it stands there; what kind of document it is, is another column (`document-kind.ts`). */
function readDocument(cell: Cell): CellReading {
  const value = withoutApostrophe(cell.text).toUpperCase()
  // A number of 16 digits and more has lost its last ones, whatever they show now.
  if (isCalculated(value) || isConverted(cell) || (cell.kind === 'number' && value.length > 15)) return refuse('document-damaged', { value })
  return /^[0-9A-Z()-]{1,40}$/.test(value) ? { value: value.replace(/[()-]/g, '') } : refuse('document-characters', { value })
}

function readPhone(cell: Cell): CellReading {
  const value = phonesIn(cell.kind === 'number' && isCalculated(cell.text) ? String(Number(cell.text)) : tidyText(cell.text))
  return value === null ? refuse('phone-invalid', { value: tidyText(cell.text) }) : { value }
}

/**
 * A day in a cell of that format, or written so that nobody can mistake it. `1970年3月` is read as `1970-03`: what an ID
 * number says may complete it.
 */
function readDay(cell: Cell, { today }: ReadingContext): CellReading {
  const text = compact(cell.text)
  const month = /^(\d{4})年(\d{1,2})月$/.exec(text) ?? (cell.kind === 'text' ? /^(\d{4})-(\d{2})$/.exec(text) : null)
  const value = month ? `${month[1]}-${month[2]?.padStart(2, '0')}` : writtenDay(text)
  if (!value || !DayShape.safeParse(month ? `${value}-01` : value).success) return refuse('not-a-day', { value: cell.text })
  return value < earliestDay || value > today ? refuse('day-out-of-range', { value }) : { value }
}

const dayParts = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:T?(?:上午|下午|AM|PM)?\d{1,2}:.*)?$/

function writtenDay(text: string): Day | null {
  const parts = dayParts.exec(text)
  if (!parts) return null
  const [, year] = parts
  const month = parts[3] ?? parts[5] ?? parts[7] ?? ''
  const day = parts[4] ?? parts[6] ?? parts[8] ?? ''
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
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

type NumberType = Extract<ColumnType, { kind: 'number' }>

/** Yuan below this are more likely ten thousands of yuan. */
const tinyAmount = 10
const numberParts = /^[¥￥]?(-?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(E[+-]?\d+)?(\D.*)?$/i

/** A number with the unit that cell, heading or title gives, stored in the quantity's own. */
function readNumber(cell: Cell, { least, most, whole, quantity }: NumberType, factor: number | null): CellReading {
  const { kind, text: raw } = cell
  const parts = kind === 'number' || kind === 'text' ? numberParts.exec(compact(raw)) : null
  if (!parts) return refuse('not-a-number', { value: raw })
  const [, sign = '', integer = '', fraction = '', exponent = '', unit] = parts
  const given = unit === undefined ? factor : unitFactor(quantity, unit)
  if (unit !== undefined && given === null) return refuse('not-a-number', { value: raw })
  if (given === null) return refuse('unit-ambiguous', { value: raw })
  const amount = Number(`${sign}${integer.replaceAll(',', '')}${fraction}${exponent}`)
  const value = Math.round(amount * given * 1e6) / 1e6
  if (!Number.isFinite(value)) return refuse('not-a-number', { value: raw })
  if (whole && !Number.isInteger(value)) return refuse('not-whole', { value: raw })
  const isTiny = quantity === 'money' && given === 1 && unit === undefined && value !== 0 && Math.abs(value) < tinyAmount
  if (isTiny) return refuse('amount-tiny', { value: raw })
  return value < least || value > most ? refuse('out-of-range', { value: raw, least, most }) : { value }
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

/** How labels are compared: without spaces and a full stop at the end, full-width forms as plain ones. */
export function codeKey(label: string): string {
  return compact(label).replace(/[。.]$/, '')
}

/** Some exports put an apostrophe before a number to keep it text. */
function withoutApostrophe(text: string): string {
  return compact(text).replace(/^['`’‘]/, '')
}
