import type { BulletinFigure } from '@lookback/core/reports'

/** Figures of one breakdown as a table: a row for each of its keys, a column for each measure. */
export interface FigureTable {
  /** `township`, `dimension`, … */
  breakdown: string
  measures: readonly { name: string; label: string }[]
  /** `figures` stand in the order of `measures`; null where the bulletin has none. */
  rows: readonly { key: string; figures: readonly (BulletinFigure | null)[] }[]
}

interface Collected {
  measures: Set<string>
  rows: Map<string, Map<string, BulletinFigure>>
}

/** `missed.township.431999101`: measure, breakdown and key; a headline figure has its measure only. */
const partName = /^([^.]+)\.([^.]+)\.(.+)$/

/** A bulletin's figures as those of the whole county, and one table a breakdown, all in the bulletin's order. */
export function figureTables(figures: readonly BulletinFigure[]): {
  headline: BulletinFigure[]
  tables: FigureTable[]
} {
  const headline = figures.filter((figure) => !partName.test(figure.name))
  const labels = new Map(headline.map(({ name, label }) => [name, label]))
  const breakdowns = new Map<string, Collected>()
  for (const figure of figures) {
    const [, measure, breakdown, key] = partName.exec(figure.name) ?? []
    if (!measure || !breakdown || !key) continue
    const table: Collected = breakdowns.get(breakdown) ?? { measures: new Set(), rows: new Map() }
    const row = table.rows.get(key) ?? new Map<string, BulletinFigure>()
    breakdowns.set(breakdown, table)
    table.measures.add(measure)
    table.rows.set(key, row.set(measure, figure))
  }
  const tables = [...breakdowns].map(([breakdown, { measures, rows }]) => ({
    breakdown,
    measures: [...measures].map((name) => ({ name, label: labels.get(name) ?? name })),
    rows: [...rows].map(([key, own]) => ({ key, figures: [...measures].map((name) => own.get(name) ?? null) })),
  }))
  return { headline, tables }
}
