import type { BulletinFigure } from '@lookback/core/reports'

/** Figures of one breakdown as a table: a row for each of its keys, a column for each figure. */
export interface FigureTable {
  /** `township`, `dimension`, … */
  breakdown: string
  columns: readonly { name: string; label: string }[]
  /** `figures` stand in the order of `columns`; null where the bulletin has none. */
  rows: readonly { key: string; figures: readonly (BulletinFigure | null)[] }[]
}

interface Collected {
  columns: Set<string>
  rows: Map<string, Map<string, BulletinFigure>>
}

/** `missed.township.431999101`: figure, breakdown and key; a headline figure has its name only. */
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
    const [, name, breakdown, key] = partName.exec(figure.name) ?? []
    if (!name || !breakdown || !key) continue
    const table: Collected = breakdowns.get(breakdown) ?? { columns: new Set(), rows: new Map() }
    const row = table.rows.get(key) ?? new Map<string, BulletinFigure>()
    breakdowns.set(breakdown, table)
    table.columns.add(name)
    table.rows.set(key, row.set(name, figure))
  }
  const tables = [...breakdowns].map(([breakdown, { columns, rows }]) => ({
    breakdown,
    columns: [...columns].map((name) => ({ name, label: labels.get(name) ?? name })),
    rows: [...rows].map(([key, own]) => ({ key, figures: [...columns].map((name) => own.get(name) ?? null) })),
  }))
  return { headline, tables }
}
