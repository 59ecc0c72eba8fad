import { daysBetween } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'

/** What a cell may hold: text (never a formula), a number, or nothing. A day is its serial number. */
export type CellValue = string | number | null

export interface SheetColumn {
  /** Stands over neighbours of the same group; where it is empty, the heading takes both rows. */
  group: string
  heading: string
  /** Characters. */
  width: number
  kind: 'text' | 'prose' | 'day' | 'number'
  /** Meant to be filled in: coloured. */
  isFilledIn?: boolean
  /** What may be chosen in a cell. */
  choices?: readonly string[]
}

/** A day as spreadsheets count it: 1 is 1900-01-01, and 1900 had a 29 February (ECMA-376, part 1, 18.17.4.1). */
export function daySerial(day: Day): number {
  return daysBetween('1899-12-30', day)
}

/**
 * One row of a worksheet as SpreadsheetML. Texts are inline strings: whatever they begin with (`=`, `+`, `-`, `@`, a
 * tab), a spreadsheet never computes them.
 * @param number the row's number, counted from 1
 * @param columns the columns' letters with the index of their style, and where texts are wrapped the characters of a line
 */
export function rowXml(
  number: number, columns: readonly { letters: string; style: string; wrapsAt?: number | undefined }[], values: readonly CellValue[],
): string {
  let cells = ''
  let lines = 1
  for (const [index, { letters, style, wrapsAt }] of columns.entries()) {
    const value = values[index] ?? null
    if (wrapsAt !== undefined && typeof value === 'string') lines = Math.max(lines, linesOf(value, wrapsAt))
    const place = `<c r="${letters}${number}" s="${style}"`
    if (value === null || value === '') cells += `${place}/>`
    else if (typeof value === 'number') cells += `${place}><v>${value}</v></c>`
    else cells += `${place} t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is></c>`
  }
  return `<row r="${number}"${lines > 1 ? ` ht="${Math.min(HIGHEST, lines * LINE_POINTS)}" customHeight="1"` : ''}>${cells}</row>`
}

/** The height of a line of ten points, and the most that a row may have (ECMA-376: 409 points). Not every program finds out by itself how high a row must be. */
const LINE_POINTS = 14
const HIGHEST = 409

/** How many lines a text takes: Chinese characters are two wide, others one. */
export function linesOf(text: string, width: number): number {
  if (text.length * 2 < width && !text.includes('\n')) return 1
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + (line.match(/[\u2e80-\uffef]/g)?.length ?? 0)) / (width - 1))), 0)
}

/** The longest text that a cell may hold. */
const LONGEST = 32_767

/** A text as a cell can carry it: XML 1.0 has no control characters, and `_x0041_` would be read as a character. */
export function escapeText(text: string): string {
  const held = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  return held
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>]/g, characterReference)
}

/** A text as it was read from a cell, its escapes included. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>]/g, characterReference)
}

function characterReference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}
