import { Refusal } from '../kernel/refusal.ts'
import type { Cell } from '../kernel/cell.ts'
import { columnLetters, compact, headingIn } from '../kernel/cell.ts'
import { exampleSheets, officeRow } from '../kernel/office-rows.ts'
import { isPlaceholder } from '../kernel/text.ts'
import type { Region } from './region.ts'
import { levelOf, parentOf, RegionCode } from './region.ts'

/** A line of a table of regions, `row` as the spreadsheet program shows it; with its worksheet where several were read. */
export interface RegionRow {
  row: number | string
  code: string
  name: string
  /** A cell of it that nobody has written, a formula or an error: where it stands, and what it shows. */
  unclear: { cell: string; value: string } | null
}

const codeLabels = ['代码', '区划代码', '行政区划代码', '统计用区划代码', '编码', 'code']
const nameLabels = ['名称', '区划名称', '行政区划名称', '单位名称', 'name']
const rowsWithHeadings = 10

/** The regions of a workbook, and the worksheets that were not read: hidden, an example, or without codes and names. */
export interface RegionTable {
  rows: RegionRow[]
  leftOut: string[]
}

interface TableSheet {
  name: string
  isHidden: boolean
  rows: readonly { number: number; cells: readonly (Cell | null)[] }[]
}

/**
 * Reads every visible worksheet that has the columns of codes and names, in any order, but for examples; the others are told.
 * @throws {Refusal} `workbook-columns-missing` where none has them, `workbook-headings-twice`
 */
export function findRegionTable(sheets: readonly TableSheet[]): RegionTable {
  const examples = exampleSheets(sheets)
  const found = sheets.map((sheet) => ({ name: sheet.name, rows: sheet.isHidden || examples.has(sheet) ? null : regionsOfSheet(sheet) }))
  if (found.every(({ rows }) => rows === null)) throw new Refusal('workbook-columns-missing', { columns: ['代码', '名称'] })
  const isAlone = found.filter(({ rows }) => rows !== null).length === 1
  return {
    rows: found.flatMap(({ name, rows }) => (rows ?? []).map((one) => (isAlone ? one : inSheet(name, one)))),
    leftOut: found.filter(({ rows }) => rows === null).map(({ name }) => name),
  }
}

function inSheet(sheet: string, { row, unclear, ...line }: RegionRow): RegionRow {
  return { ...line, row: `${sheet}!${row}`, unclear: unclear && { ...unclear, cell: `${sheet}!${unclear.cell}` } }
}

function regionsOfSheet({ name: sheet, rows }: TableSheet): RegionRow[] | null {
  for (const [index, { cells }] of rows.slice(0, rowsWithHeadings).entries()) {
    const labels = cells.map((cell) => compact(cell?.text ?? '').toLowerCase())
    const code = onlyPlace(labels, codeLabels, sheet)
    const name = onlyPlace(labels, nameLabels, sheet)
    if (code === undefined || name === undefined) continue
    return rows.slice(index + 1)
      .filter(({ cells: own }) => officeRow(own) === null && !isBlank(own, [code, name]) && compact(own[code]?.text ?? '').toLowerCase() !== labels[code])
      .map((row) => ({ row: row.number, code: codeIn(row.cells[code]), name: nameIn(row.cells[name]), unclear: unclearIn(row, [code, name]) }))
  }
  return null
}

/** @throws {Refusal} where nobody can tell which of several columns is meant */
function onlyPlace(labels: readonly string[], known: readonly string[], sheet: string): number | undefined {
  const places = labels.flatMap((label, place) => (known.includes(label) ? [place] : []))
  if (places.length < 2) return places[0]
  const headings = places.map((place) => headingIn(labels[place] ?? '', [place + 1]))
  throw new Refusal('workbook-headings-twice', { sheet, headings })
}

/** A 序号 at most. */
function isBlank(cells: readonly (Cell | null)[], places: readonly number[]): boolean {
  return places.every((place) => !cells[place]) && cells.every((cell) => /^\d*$/.test(cell?.text ?? ''))
}

function unclearIn({ number, cells }: TableSheet['rows'][number], places: readonly number[]): RegionRow['unclear'] {
  const place = places.find((one) => cells[one]?.kind === 'formula' || cells[one]?.kind === 'error')
  return place === undefined ? null : { cell: `${columnLetters(place + 1)}${number}`, value: cells[place]?.text || '—' }
}

/** Empty for what is no name: a day, a character that is damaged, an error in letters. */
function nameIn(cell: Cell | null | undefined): string {
  const isWritten = cell?.kind === 'text' || cell?.kind === 'number'
  return isWritten && !/[\ufffd#]/.test(cell.text) ? compact(cell.text) : ''
}

/** Spreadsheets write a long number as `4.31225E+11`, and its digits are gone: left as it is, it is no code. */
function codeIn(cell: Cell | null | undefined): string {
  return cell?.kind === 'text' || cell?.kind === 'number' ? compact(cell.text).replace(/^['’]/, '') : ''
}

/**
 * The regions of one county among the lines of a table, parents before children. Codes come with or without their
 * trailing zeros.
 * @param known codes that the county has already
 * @throws {Refusal} `region-cell-unclear`, `region-code-invalid`, `region-name-invalid`, `region-code-twice` where one code has two names,
 *   `region-parent-missing`
 */
export function regionsOfCounty(county: string, rows: readonly RegionRow[], known: ReadonlySet<string>): Region[] {
  const regions = new Map<string, Region & Pick<RegionRow, 'row'>>()
  for (const { row, code: given, name, unclear } of rows) {
    if (unclear) throw new Refusal('region-cell-unclear', unclear)
    const code = withoutTrailingZeros(given)
    if (code === null) throw new Refusal('region-code-invalid', { row, code: given })
    if (name === '' || isPlaceholder(name)) throw new Refusal('region-name-invalid', { row, code: given })
    if (!code.startsWith(county)) continue
    if (!RegionCode.safeParse(code).success) throw new Refusal('region-code-invalid', { row, code: given })
    const before = regions.get(code)
    if (before && before.name !== name) throw new Refusal('region-code-twice', { row, code, name, other: before.row, otherName: before.name })
    regions.set(code, { code, name, level: levelOf(code), parent: parentOf(code), row })
  }
  for (const { code, parent, row } of regions.values()) {
    if (parent !== null && !regions.has(parent) && !known.has(parent)) {
      throw new Refusal('region-parent-missing', { row, code, parent })
    }
  }
  return [...regions.values()]
    .map(({ code, name, level, parent }) => ({ code, name, level, parent }))
    .sort((one, other) => one.code.length - other.code.length || (one.code < other.code ? -1 : 1))
}

/** How many lines are of another county, and neither of this one nor of what lies above it. */
export function countElsewhere(county: string, rows: readonly RegionRow[]): number {
  const codes = rows.map(({ code }) => withoutTrailingZeros(code)?.replace(/(00)+$/, '') ?? '')
  return codes.filter((code) => !code.startsWith(county) && !county.startsWith(code)).length
}

/** `431225101000` → `431225101`; null for what is no code of digits at all. */
export function withoutTrailingZeros(code: string): string | null {
  if (!/^\d{2,12}$/.test(code)) return null
  return code.length === 12 ? code.replace(/(000){1,2}$/, '') : code
}
