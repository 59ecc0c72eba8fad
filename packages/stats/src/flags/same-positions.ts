import { groupBy } from '../group-by.ts'
import { requirePositive } from '../requirements.ts'
import { kilometresBetween, toWgs84, type Position } from './position.ts'

export interface PlacedVisit extends Position {
  id: string
  household: string
}

/**
 * Pairs of visits to different households recorded within a few metres of each other.
 *
 * Source: Sinnott (1984), haversine distance; visits are first sorted into cells of about the distance asked for.
 * Assumes: GPS error well below `metres` (20). Not for: multi-storey houses and resettlement sites, where it is normal.
 */
export function samePositions(input: { visits: readonly PlacedVisit[]; metres?: number }) {
  const { visits, metres = 20 } = input
  requirePositive('metres', metres)
  const placed = visits.map((visit, order) => ({ ...visit, ...toWgs84(visit), order }))
  const rowOf = (latitude: number) => Math.floor((latitude * 111_000) / metres)
  const columnOf = (longitude: number, row: number) =>
    Math.floor((longitude * 112_000 * Math.max(0.01, Math.cos(((row * metres) / 111_000) * (Math.PI / 180)))) / metres)
  const cells = groupBy(
    placed,
    ({ latitude, longitude }) => `${rowOf(latitude)},${columnOf(longitude, rowOf(latitude))}`,
  )
  const pairs: { first: string; second: string; metres: number }[] = []
  for (const visit of placed) {
    const row = rowOf(visit.latitude)
    for (const nextRow of [row - 1, row, row + 1]) {
      const column = columnOf(visit.longitude, nextRow)
      for (const nextColumn of [column - 2, column - 1, column, column + 1, column + 2]) {
        for (const other of cells.get(`${nextRow},${nextColumn}`) ?? []) {
          const distance = kilometresBetween(visit, other) * 1000
          if (other.order <= visit.order || other.household === visit.household || distance > metres) continue
          pairs.push({ first: visit.id, second: other.id, metres: distance })
        }
      }
    }
  }
  return { pairs }
}
