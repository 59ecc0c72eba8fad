import { readFileSync } from 'node:fs'

/** Rows of a reference table in refdata/, as column → text. Quoted cells may hold commas; none hold line breaks. */
export function referenceRows(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`refdata/${name}.csv`, import.meta.url), 'utf8')
  const [head = [], ...rows] = text.trim().split('\n').map(cellsOf)
  return rows.map((row) => Object.fromEntries(head.map((column, index) => [column, row[index] ?? ''])))
}

/** The capture histories of one data set, as the package takes them. */
export function historyCells(dataset: string): Record<string, number> {
  const rows = referenceRows('capture_cells').filter((row) => row.dataset === dataset)
  return Object.fromEntries(rows.map((row) => [row.history ?? '', Number(row.count)]))
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

/** The value of the row whose columns match, as a number. */
export function referenceNumber(name: string, match: Record<string, string>, column = 'value'): number {
  const row = referenceRows(name).find((cells) => Object.entries(match).every(([key, text]) => cells[key] === text))
  if (row === undefined) throw new Error(`no row ${JSON.stringify(match)} in ${name}`)
  return Number(row[column])
}

/** Distance relative to the reference (absolute for a reference of 0). */
export function relativeError(value: number | null, reference: number): number {
  if (value === null) return Infinity
  return Math.abs(value - reference) / (Math.abs(reference) || 1)
}

/** How the value prints with as many decimals as the published text has. */
export function printedLike(value: number | null, published: string): string {
  return value === null ? 'null' : value.toFixed(published.split('.')[1]?.length ?? 0)
}
