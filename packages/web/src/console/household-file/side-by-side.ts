import type { HouseholdVisit } from '@lookback/core/household-file'
import type { CheckItem, Observation } from '@lookback/core/checklists'
import type { Round } from '@lookback/core/rounds'

/** A round's column: one of its visits, or none where the household was not visited. */
export interface VisitColumn {
  key: string
  title: string
  visit: HouseholdVisit | null
}

export interface ItemRow {
  item: string
  wording: string
  dimension: string
  severity: CheckItem['severity']
  /** One cell a column; null where that visit has nothing to say about the item. */
  cells: readonly ({ observation: Observation; note: string | null } | null)[]
  /** Somebody found a problem, or the visits do not agree. */
  isTelling: boolean
}

/** Every round's visits in order of the rounds, and rounds without any. */
export function visitColumns(visits: readonly HouseholdVisit[], rounds: readonly Round[]): VisitColumn[] {
  const known = new Set(rounds.map((round) => round.id))
  const ofRounds = rounds.flatMap((round): VisitColumn[] => {
    const own = visits.filter((visit) => visit.round === round.id)
    if (own.length === 0) return [{ key: round.id, title: round.name, visit: null }]
    return own.map((visit) => ({ key: visit.id, title: visit.roundName, visit }))
  })
  const others = visits.filter((visit) => !known.has(visit.round))
  return [...ofRounds, ...others.map((visit) => ({ key: visit.id, title: visit.roundName, visit }))]
}

/** The check items of all visits, each with what every column saw of it. */
export function itemRows(columns: readonly VisitColumn[]): ItemRow[] {
  const seen = columns.map(({ visit }) => new Map(visit?.observations.map((one) => [one.item, one])))
  const items = new Map(seen.flatMap((observations) => [...observations]))
  return [...items.values()].map(({ item, wording, dimension, severity }) => {
    const cells = seen.map((observations) => observations.get(item) ?? null)
    return { item, wording, dimension, severity, cells, isTelling: isTelling(cells, columns) }
  })
}

function isTelling(cells: ItemRow['cells'], columns: readonly VisitColumn[]): boolean {
  if (cells.some((cell) => cell?.observation === 'problem')) return true
  const completed = cells.filter((_, index) => columns[index]?.visit?.outcome === 'completed')
  return new Set(completed.map((cell) => cell?.observation ?? 'not-assessed')).size > 1
}

/** Rows under their dimensions, in the order in which these come first. */
export function byDimension(rows: readonly ItemRow[]): ItemRow[] {
  const groups = new Map<string, ItemRow[]>()
  for (const row of rows) groups.set(row.dimension, [...(groups.get(row.dimension) ?? []), row])
  return [...groups.values()].flat()
}
