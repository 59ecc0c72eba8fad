import type { CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx'
import { colToLetter, writeXlsx } from 'hucre/xlsx'
import { defaultLocale } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import JSZip from 'jszip'
import { paperOf } from './on-paper.ts'
import type { SheetHead } from './sheet-head.ts'
import type { SheetColumn } from './written-sheet.ts'
import { linesOf } from './written-sheet.ts'

/** Rows of heading: the groups above, the columns below; and above both the title and the line below it, where there are such. */
export function headingRowsOf({ head }: Pick<FrameSheet, 'head'>): number {
  return head === undefined ? 2 : 4
}

/** A sheet without its rows. */
export interface FrameSheet {
  name: string
  /** Over the whole width; a log has none. */
  head?: SheetHead
  /** In the header of each printed page: who took it and when, where the county wants that. */
  mark: string | undefined
  columns: readonly SheetColumn[]
  frozenColumns: number
  /** How many rows it will have, headings not counted. */
  rowCount: number
}

const line = { style: 'thin', color: { rgb: 'FFBFBFBF' } } as const
const border = { top: line, right: line, bottom: line, left: line }

/** 宋体 by the name that every program knows it by. */
const SONG_TI = 'SimSun'

const headingStyle: CellStyle = {
  font: { name: SONG_TI, size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFDCE6F1' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
}

const bodyFont = { name: SONG_TI, size: 10 }
const bodyStyles: Readonly<Record<SheetColumn['kind'], CellStyle>> = {
  // The text format keeps a cell a text when somebody edits it, whatever it begins with.
  text: { font: bodyFont, numFmt: '@', alignment: { vertical: 'center' }, border },
  prose: { font: bodyFont, numFmt: '@', alignment: { vertical: 'center', wrapText: true }, border },
  day: { font: bodyFont, numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center', vertical: 'center' }, border },
  number: { font: bodyFont, numFmt: '0', alignment: { horizontal: 'center', vertical: 'center' }, border },
}

/** Of a heading, in points. */
const LINE = 15

const titleStyle: CellStyle = {
  font: { name: SONG_TI, size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' },
}
const unitStyle: CellStyle = { font: { name: SONG_TI, size: 10 }, alignment: { horizontal: 'right', vertical: 'center' } }
const filledIn: CellStyle = { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFFF9DB' } } }

/** A finished workbook without its rows: its archive, and for each sheet what stands before and after them. */
export interface WorkbookFrame {
  archive: JSZip
  sheets: readonly {
    path: string
    before: string
    after: string
    /** By column, its letters, the index of its style, and where texts are wrapped the characters of a line. */
    columns: readonly { letters: string; style: string; wrapsAt?: number | undefined }[]
  }[]
}

/**
 * Everything of a workbook but its rows: merged headings, widths, frozen panes, filter, styles. The writer of the
 * library either streams rows or knows merged cells; so it writes this part, and the rows are put in while streaming.
 */
export async function workbookFrame(sheets: readonly FrameSheet[]): Promise<WorkbookFrame> {
  const archive = await JSZip.loadAsync(await writeXlsx({ sheets: sheets.map(frameSheet) }))
  const written = await Promise.all(sheets.map(async (sheet, index) => {
    const path = `xl/worksheets/sheet${index + 1}.xml`
    const headingRows = headingRowsOf(sheet)
    const { before, after, styles } = split(
      await partText(archive, path), headingRows + 1, rangeOf(1, sheet.columns.length, headingRows + sheet.rowCount),
    )
    return { path, before, after, columns: sheet.columns.map(({ kind, width }, at) => ({ letters: colToLetter(at), style: styles[at] ?? '0', ...(kind === 'prose' && { wrapsAt: width }) })) }
  }))
  return { archive, sheets: written }
}

function frameSheet(sheet: FrameSheet): WriteSheet {
  const { name, head, mark, columns, frozenColumns, rowCount } = sheet
  const headingRows = headingRowsOf(sheet)
  const [groupRow, columnRow] = [headingRows - 2, headingRows - 1]
  const paper = paperOf(columns, frozenColumns, headingRows)
  const headings = columns.flatMap(({ group, heading }, index) => [
    [`${groupRow},${index}`, { value: startsGroup(columns, index, paper.breaks) ? group || heading : null, style: headingStyle }] as const,
    [`${columnRow},${index}`, { value: group ? heading : null, style: headingStyle }] as const,
  ])
  const lastRow = headingRows + rowCount
  return {
    name,
    columns: columns.map(({ width, kind, isFilledIn }) => ({ width, style: { ...bodyStyles[kind], ...(isFilledIn ? filledIn : {}) } })),
    // The row after the headings is a pattern: it shows which style each column's cells have.
    rows: Array.from({ length: headingRows + 1 }, () => columns.map(() => null)),
    cells: new Map([...(head === undefined ? [] : columns.flatMap((_, index) => headCells(head, index, index === 0 || paper.breaks.includes(index)))), ...headings]),
    merges: [
      ...(head === undefined ? [] : [0, 1].flatMap((row) => mergedTitles(columns.length, paper.breaks, row))),
      ...mergedHeadings(columns, groupRow, paper.breaks),
    ],
    rowDefs: new Map([...(head === undefined ? [] : [[0, { height: 34 }], [1, { height: 18 }]] as const), [groupRow, { height: 22 }], [columnRow, { height: Math.max(30, LINE * Math.max(...columns.map(({ heading, width }) => linesOf(heading, width)))) }]]),
    freezePane: { rows: headingRows, columns: frozenColumns },
    autoFilter: { range: rangeOf(headingRows, columns.length, lastRow) },
    dataValidations: columns.flatMap(({ choices }, index) => (choices && rowCount > 0
      ? [{
          type: 'list' as const, values: [...choices], allowBlank: true, showErrorMessage: true,
          range: `${colToLetter(index)}${headingRows + 1}:${colToLetter(index)}${lastRow}`,
        }]
      : [])),
    pageSetup: paper.setup,
    // The writer asks for the column before a break.
    ...(paper.breaks.length > 0 && { colBreaks: paper.breaks.map((first) => first - 1) }),
    headerFooter: {
      // An ampersand begins a command there.
      ...(mark === undefined ? {} : { oddHeader: `&C${mark.replaceAll('&', '&&')}` }),
      oddFooter: `&L${termsIn(defaultLocale).signedBelow}&R&P / &N`,
    },
  }
}

/** The title and the line below it stand in merged cells, none of which has a border, on each sheet of paper. */
function headCells({ title, unit }: SheetHead, index: number, isFirst: boolean) {
  return [
    [`0,${index}`, { value: isFirst ? title : null, style: titleStyle }] as const, [`1,${index}`, { value: isFirst ? unit : null, style: unitStyle }] as const,
  ]
}

function mergedTitles(columns: number, breaks: readonly number[], row: number): MergeRange[] {
  return [0, ...breaks].map((startCol, index) => ({ startRow: row, endRow: row, startCol, endCol: (breaks[index] ?? columns) - 1 })).filter(({ startCol, endCol }) => endCol > startCol)
}

/** A group's heading stands on each sheet of paper anew. */
function startsGroup(columns: readonly SheetColumn[], index: number, breaks: readonly number[]): boolean {
  return breaks.includes(index) || columns[index]?.group === '' || columns[index]?.group !== columns[index - 1]?.group
}

/** Neighbours of one group under one heading; a column without a group has its heading in both rows. */
function mergedHeadings(columns: readonly SheetColumn[], groupRow: number, breaks: readonly number[]): MergeRange[] {
  const starts = columns.flatMap((_, index) => (startsGroup(columns, index, breaks) ? [index] : []))
  return starts
    .map((startCol, index) => {
      const endRow = columns[startCol]?.group === '' ? groupRow + 1 : groupRow
      return { startRow: groupRow, endRow, startCol, endCol: (starts[index + 1] ?? columns.length) - 1 }
    })
    .filter(({ startRow, endRow, startCol, endCol }) => endCol > startCol || endRow > startRow)
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
function split(xml: string, patternRow: number, dimension: string): { before: string; after: string; styles: string[] } {
  const pattern = new RegExp(`<row r="${patternRow}".*?</row>`).exec(xml)
  if (!pattern) throw new Error('the workbook has no pattern row')
  const styles = [...pattern[0].matchAll(/<c [^>]*s="(\d+)"/g)].map((match) => match[1] ?? '0')
  const before = xml.slice(0, pattern.index).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${dimension}"/>`)
  return { before, after: xml.slice(pattern.index + pattern[0].length), styles }
}
