import type { Cell } from '../kernel/cell.ts'
import { compact } from '../kernel/cell.ts'
import type { OfficeRow } from '../kernel/office-rows.ts'
import { officeRow } from '../kernel/office-rows.ts'
import { columns } from './columns.ts'
import type { Headings } from './headings.ts'
import { headingKey } from './headings.ts'

/**
 * Rows below the headings that are no data: a total, a signature or note, the headings again, the numbers of the columns, and
 * `blank` ones that have a 序号 at most.
 */
export type PassedOver = OfficeRow | 'headings-again' | 'column-numbers' | 'blank'

const labels = new Set(columns.flatMap((column) => column.labels.map(headingKey)))
/** What tells of a person or a household; a row that has none of it is none. */
const telling = ['number', 'name', 'documentNumber', 'relation', 'sex', 'birthDate'] as const

/**
 * What a row below the headings is, if no data.
 * @returns null for a row of data
 */
export function passedOver(cells: readonly (Cell | null)[], headings: Headings): PassedOver | null {
  // Nearly every row: whoever has a document's number is somebody.
  if (/^\d{8}/.test(cells[(headings.places.get('documentNumber') ?? 0) - 1]?.text ?? '')) return null
  const texts = cells.flatMap((cell) => (cell ? [compact(cell.text)] : []))
  if (isHeadingsAgain(texts)) return 'headings-again'
  if (isColumnNumbers(texts)) return 'column-numbers'
  if (headings.byPlace.every((column, index) => !column || !cells[index]) && texts.every((text) => /^\d*$/.test(text))) return 'blank'
  const kind = officeRow(cells)
  // A total or a signature may stand in any column; beside it nothing tells of a person.
  const isPartOfIt = (key: string) => officeRow([cells[(headings.places.get(key) ?? 0) - 1] ?? null]) === kind
  const isEmpty = (key: string) => !cells[(headings.places.get(key) ?? 0) - 1]
  const among = kind === 'total' ? telling : (['documentNumber', 'relation'] as const)
  return kind !== null && among.every((key) => isEmpty(key) || isPartOfIt(key)) ? kind : null
}

/** Whether a row has nothing that could tell whom it is about, and is to go back alone. */
export function tellsNothing(cells: readonly (Cell | null)[], headings: Headings): boolean {
  return telling.every((key) => !cells[(headings.places.get(key) ?? 0) - 1])
}

function isHeadingsAgain(texts: readonly string[]): boolean {
  const known = texts.filter((text) => labels.has(headingKey(text)))
  return known.length >= 3 && known.length * 2 > texts.length
}

function isColumnNumbers(texts: readonly string[]): boolean {
  return texts.length >= 3 && texts.every((text, index) => text === String(index + 1) || text === `(${index + 1})`)
}
