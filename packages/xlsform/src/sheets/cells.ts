import type { Place } from '../problems.ts'

/** The text of a cell, together with where it stands. */
export interface Cell {
  readonly text: string
  readonly place: Place
}

/** A text in one or several languages; the key `''` holds the text of the column without a language. */
export type Text = ReadonlyMap<string, Cell>

/** Whether a text has to be looked up by language rather than written in place. */
export function isTranslated(text: Text): boolean {
  for (const language of text.keys()) if (language !== '') return true
  return false
}

/** Whether the text, in any language, shows the value of another question. */
export function hasReference(text: Text): boolean {
  for (const cell of text.values()) if (/\$\{[^{}]*\}|\binstance\s*\(/.test(cell.text)) return true
  return false
}

/** The only text of an untranslated one. */
export function plain(text: Text): Cell | undefined {
  return text.get('')
}

/** A cell that the compiler makes itself, standing where its cause stands. */
export function generated(text: string, place: Place): Cell {
  return { text, place }
}

/** The letters Excel shows above a column, counted from 0. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

// XML 1.0 cannot carry these even escaped; Excel cells do contain them (pasted text).
const illegalInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const untidy = /[^\n\u0020-\u007E\u00A1-\uD7FF]| {2}|^\s|\s$/

/** Cleans a cell: characters XML cannot carry, outer white space, and, where wanted, runs of spaces. */
export function cleanText(text: string, spaces: 'kept' | 'collapsed'): string {
  if (!untidy.test(text)) return text
  const clean = text.replace(illegalInXml, '').replace(/\u00A0/g, ' ').replace(/\r\n?/g, '\n').trim()
  return spaces === 'kept' ? clean : clean.replace(/ {2,}/g, ' ')
}

const straightQuotes: Readonly<Record<string, string>> = { '‘': '\'', '’': '\'', '“': '"', '”': '"' }

/** Turns the curly quotes of word processors into the straight ones that expressions need. */
export function straightenQuotes(text: string): string {
  return text.replace(/[‘’“”]/g, quote => straightQuotes[quote] ?? quote)
}

const yes = new Set(['yes', 'true', 'true()', '是'])
const no = new Set(['no', 'false', 'false()', '否'])

/** Reads the ways of writing yes and no; undefined for anything else. */
export function yesNo(text: string): boolean | undefined {
  const word = text.toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}
