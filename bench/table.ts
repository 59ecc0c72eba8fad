import type { Figure } from './measurement.ts'

/** Figures as a Markdown table. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, bar, measured, met }) =>
    `| ${what} | ${bar ?? ''} | ${measured} | ${verdict(met)} |`)
  return ['| what | bar | measured | |', '|---|---|---|---|', ...lines].join('\n')
}

function verdict(met: boolean | null): string {
  if (met === null) return ''
  return met ? 'met' : '**missed**'
}

/**
 * Puts a measurement's results between its marks in a page, in place of what stands there.
 * @throws {Error} when the page has no place for it
 */
export function withResults(page: string, name: string, results: string): string {
  const [start, end] = [`<!-- results:${name} -->`, `<!-- /results:${name} -->`]
  const from = page.indexOf(start)
  const to = page.indexOf(end)
  if (from < 0 || to < from) throw new Error(`the page has no place for the results of ${name}`)
  return `${page.slice(0, from + start.length)}\n${results}\n${page.slice(to)}`
}
