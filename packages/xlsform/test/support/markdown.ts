import type { Sheets } from '../../src/index.ts'

/**
 * Reads the sheets of a form written as Markdown: a heading `## sheet` and a table below it. A cell may hold `\|` for a
 * bar and `<br>` for a line break.
 */
export function sheetsOf(markdown: string): Sheets {
  const sheets: Record<string, string[][]> & Sheets = { survey: [] }
  let rows: string[][] = []
  for (const line of markdown.split('\n')) {
    const heading = /^## (\S+)/.exec(line)?.[1]
    if (heading !== undefined) {
      rows = []
      sheets[heading] = rows
    } else if (line.trim().startsWith('|') && !/^[|\s:-]+$/.test(line.trim().replace(/^\|/, ''))) rows.push(cells(line))
    else if (/^\|(\s*\|)+\s*$/.test(line.trim())) rows.push([])
  }
  return sheets
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|').replaceAll('<br>', '\n'))
}
