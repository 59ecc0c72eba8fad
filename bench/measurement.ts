/** One line of a table of results. */
export interface Figure {
  what: string
  /** What it should be, in words; null where it is only told. */
  bar: string | null
  measured: string
  /** Null where there is no bar. */
  met: boolean | null
}

/** One thing that is measured, whole: it makes its data, measures, and cleans up. */
export interface Measurement {
  name: string
  /** @param scale share of the full size, 1 for the sizes that the bars speak of */
  run: (scale: number) => Promise<Figure[]>
}

export interface Unit {
  name: string
  digits: number
}

export const seconds: Unit = { name: 's', digits: 2 }
export const milliseconds: Unit = { name: 'ms', digits: 0 }
export const megabytes: Unit = { name: 'MB', digits: 0 }
export const perSecond: Unit = { name: '/s', digits: 0 }
export const times: Unit = { name: '×', digits: 2 }
export const count: Unit = { name: '', digits: 0 }

export function below(what: string, value: number, limit: number, unit: Unit): Figure {
  return { what, bar: `< ${amount(limit, unit)}`, measured: amount(value, unit), met: value < limit }
}

export function atLeast(what: string, value: number, limit: number, unit: Unit): Figure {
  return { what, bar: `≥ ${amount(limit, unit)}`, measured: amount(value, unit), met: value >= limit }
}

/** A number that must be exactly this one: rows counted, changes, failures. */
export function exactly(what: string, value: number, expected: number): Figure {
  return { what, bar: amount(expected, count), measured: amount(value, count), met: value === expected }
}

/** A figure without a bar. */
export function told(what: string, value: number, unit: Unit): Figure {
  return { what, bar: null, measured: amount(value, unit), met: null }
}

export function amount(value: number, { name, digits }: Unit): string {
  const text = value.toLocaleString('en-US', { minimumFractionDigits: 0, maximumFractionDigits: digits })
  return name === '' || name.startsWith('/') ? text + name : `${text} ${name}`
}

/** How many of a full-size count there are at a scale; at least one. */
export function scaled(full: number, scale: number): number {
  return Math.max(1, Math.round(full * scale))
}

/** Runs something once. @returns its result and how long it took, in milliseconds */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; taken: number }> {
  const started = performance.now()
  const result = await work()
  return { result, taken: performance.now() - started }
}

/**
 * The nearest-rank percentile.
 * @param share 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
