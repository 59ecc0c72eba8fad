import type { CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx'
import { colToLetter, writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import type { SheetColumn } from './sheet.ts'

/** Rows of heading: the groups above, the columns below. */
export const HEADING_ROWS = 2

const line = { style: 'thin', color: { rgb: 'FFBFBFBF' } } as const
const border = { top: line, right: line, bottom: line, left: line }

const headingStyle: CellStyle = {
  font: { name: '宋体', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFDCE6F1' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
}

const bodyFont = { name: '宋体', size: 10 }
const bodyStyles: Readonly<Record<SheetColumn['kind'], CellStyle>> = {
  // The text format keeps a cell a text when somebody edits it, whatever it begins with.
  text: { font: bodyFont, numFmt: '@', alignment: { vertical: 'center' }, border },
  prose: { font: bodyFont, numFmt: '@', alignment: { vertical: 'center', wrapText: true }, border },
  day: { font: bodyFont, numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center', vertical: 'center' }, border },
  number: { font: bodyFont, numFmt: '0', alignment: { horizontal: 'center', vertical: 'center' }, border },
}

/** A finished workbook without its rows: its archive, and for each sheet what stands before and after them. */
export interface WorkbookFrame {
  archive: JSZip
  sheets: readonly { path: string; before: string; after: string }[]
  /** By column, its letters and the index of its style. */
  columns: readonly { letters: string; style: string }[]
}

/**
 * Everything of a workbook but its rows: merged headings, widths, frozen panes, filter, styles. The writer of the
 * library either streams rows or knows merged cells; so it writes this part, and the rows are put in while streaming.
 * @param rowCounts how many rows each sheet will have, headings not counted
 */
export async function workbookFrame(
  name: string, columns: readonly SheetColumn[], rowCounts: readonly number[], frozenColumns: number,
): Promise<WorkbookFrame> {
  const sheets = rowCounts.map((rows, index) => frameSheet(index === 0 ? name : `${name}${index + 1}`, columns, rows, frozenColumns))
  const archive = await JSZip.loadAsync(await writeXlsx({ sheets }))
  const written = await Promise.all(rowCounts.map(async (rows, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`
    return { path, ...split(await partText(archive, path), rangeOf(1, columns.length, HEADING_ROWS + rows)) }
  }))
  const styles = written[0]?.styles ?? []
  return {
    archive,
    sheets: written,
    columns: columns.map((_, index) => ({ letters: colToLetter(index), style: styles[index] ?? '0' })),
  }
}

function frameSheet(name: string, columns: readonly SheetColumn[], rows: number, frozenColumns: number): WriteSheet {
  const headings = columns.flatMap(({ group, heading }, index) => [
    [`0,${index}`, { value: startsGroup(columns, index) ? group : null, style: headingStyle }] as const,
    [`1,${index}`, { value: heading, style: headingStyle }] as const,
  ])
  return {
    name,
    columns: columns.map(({ width, kind }) => ({ width, style: bodyStyles[kind] })),
    // The third row is a pattern: it shows which style each column's cells have.
    rows: [columns.map(() => null), columns.map(() => null), columns.map(() => null)],
    cells: new Map(headings),
    merges: mergedGroups(columns),
    rowDefs: new Map([[0, { height: 22 }], [1, { height: 30 }]]),
    freezePane: { rows: HEADING_ROWS, columns: frozenColumns },
    autoFilter: { range: rangeOf(HEADING_ROWS, columns.length, HEADING_ROWS + rows) },
    pageSetup: { orientation: 'landscape' },
  }
}

function startsGroup(columns: readonly SheetColumn[], index: number): boolean {
  return columns[index]?.group !== columns[index - 1]?.group
}

/** Neighbours of one group under one heading. */
function mergedGroups(columns: readonly SheetColumn[]): MergeRange[] {
  const starts = columns.flatMap((_, index) => (startsGroup(columns, index) ? [index] : []))
  return starts
    .map((startCol, index) => ({ startRow: 0, endRow: 0, startCol, endCol: (starts[index + 1] ?? columns.length) - 1 }))
    .filter(({ startCol, endCol }) => endCol > startCol)
}

function rangeOf(firstRow: number, columns: number, lastRow: number): string {
  return `A${firstRow}:${colToLetter(columns - 1)}${lastRow}`
}

async function partText(archive: JSZip, path: string): Promise<string> {
  const part = archive.file(path)
  if (!part) throw new Error(`the workbook has no ${path}`)
  return part.async('string')
}

/** Takes the pattern row out and leaves the place where the rows go. */
function split(xml: string, dimension: string): { before: string; after: string; styles: string[] } {
  const pattern = /<row r="3".*?<\/row>/.exec(xml)
  if (!pattern) throw new Error('the workbook has no pattern row')
  const styles = [...pattern[0].matchAll(/<c [^>]*s="(\d+)"/g)].map((match) => match[1] ?? '0')
  const before = xml.slice(0, pattern.index).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${dimension}"/>`)
  return { before, after: xml.slice(pattern.index + pattern[0].length), styles }
}
