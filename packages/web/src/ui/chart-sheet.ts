import type { Cell } from 'hucre'

/** What a chart draws, as a table. */
export interface ChartSheet {
  headings: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** What stands above and below a table that somebody takes away. */
export interface SheetFrame {
  title: string
  /** Whose it is, and of when. */
  line: string
  footer: string
}

/** From here on Unicode has the characters of Chinese, Japanese and Korean, and their signs. */
const FIRST_WIDE = 0x2e80
const WIDEST = 40
const NARROWEST = 10

/** How wide a column has to be for what stands in it; a Chinese character takes two of the places that a digit takes. */
function widthOf(texts: readonly string[]): number {
  const longest = Math.max(...texts.map((text) => Array.from(text).reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= FIRST_WIDE ? 2 : 1), 0)))
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2))
}

/** The table as a workbook to be printed: its title, a line, the headings on each sheet, what signs it. */
export async function chartWorkbook({ headings, rows }: ChartSheet, { title, line, footer }: SheetFrame): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx')
  const columns = headings.map((heading, place) => ({
    width: widthOf([heading, ...rows.map((row) => String(row[place] ?? ''))]),
  }))
  // What no sheet of a workbook may be called.
  const name = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
  const border = { style: 'thin' as const }
  const borders = { top: border, bottom: border, left: border, right: border }
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { value: title, style: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' as const } } }],
    ...[headings, ...rows].flatMap((row, index) => row.map((value, place) => [`${index + 2},${place}`, {
      value, style: { border: borders, ...(index === 0 ? { font: { bold: true } } : {}), alignment: { wrapText: true } },
    }] as const)),
  ])
  return writeXlsx({
    sheets: [{
      name, columns, cells, rows: [[title], [line], [...headings], ...rows.map((row) => [...row]), [], [footer]],
      ...(headings.length > 1 && { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: headings.length - 1 }] }),
      freezePane: { rows: 3 },
      pageSetup: { orientation: 'portrait', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    }],
  })
}
