import type { PlanePoint, Position } from '../kernel/position.ts'
import { onPlane } from '../kernel/position.ts'

/** A household to go to. */
export interface PlaceToVisit {
  id: string
  /** Null where nobody has taken it. */
  position: Position | null
  /** Empty where the register does not say. */
  group: string
  number: string
}

/**
 * An order to walk in, from where somebody stands (or else from the first of the places given) to an end anywhere: each next the
 * nearest (nearest neighbour), then shortened by turning stretches round as long as that helps (2-opt, Croes 1958, Operations
 * Research 6:791–812). The order that was given is shortened too, and the shorter of both is told: it is never longer than the one given.
 * Those without a position come at the end, by group and number. The same places in the same order give the same.
 *
 * Assumes that straight lines rank the ways: hills and rivers may not agree. Not for a proven shortest way.
 * @returns the identifiers of all places
 */
export function visitOrder(places: readonly PlaceToVisit[], start: Position | null): string[] {
  const placed = places.flatMap(({ id, position }) => (position ? [{ id, position }] : []))
  const around = start ?? placed[0]?.position
  const unplaced = places.filter(({ position }) => position === null).sort(byGroupAndNumber).map(({ id }) => id)
  if (!around) return unplaced
  // Where somebody stands is the first point, and the last one never moves it.
  const points = [...start ? [onPlane(start, around)] : [], ...placed.map(({ position }) => onPlane(position, around))]
  const given = points.map((_, at) => at)
  const orders = [shortened(points, nearestNeighbour(points)), shortened(points, given)]
  const [one = given, other = given] = orders
  const best = wayLength(points, one) <= wayLength(points, other) ? one : other
  const skipped = start ? 1 : 0
  return [...best.slice(skipped).map((at) => placed[at - skipped]?.id ?? ''), ...unplaced]
}

/** How far it is along some places, as the crow flies, in metres; those without a position are passed over. */
export function wayMetres(places: readonly Pick<PlaceToVisit, 'position'>[], start: Position | null): number {
  const positions = [start, ...places.map(({ position }) => position)].flatMap((position) => position ?? [])
  const [around] = positions
  return around ? wayLength(positions.map((position) => onPlane(position, around)), positions.map((_, at) => at)) : 0
}

const numeric = new Intl.Collator('zh-CN', { numeric: true })

function byGroupAndNumber(one: PlaceToVisit, other: PlaceToVisit): number {
  return numeric.compare(one.group, other.group) || numeric.compare(one.number, other.number) || (one.id < other.id ? -1 : 1)
}

function between(points: readonly PlanePoint[], one: number | undefined, other: number | undefined): number {
  const [from, to] = [points[one ?? -1], points[other ?? -1]]
  return from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0
}

function wayLength(points: readonly PlanePoint[], order: readonly number[]): number {
  return order.reduce((sum, one, at) => sum + (at === 0 ? 0 : between(points, order[at - 1], one)), 0)
}

function nearestNeighbour(points: readonly PlanePoint[]): number[] {
  const order = [0]
  const left = new Set(points.keys())
  left.delete(0)
  while (left.size > 0) {
    const last = order.at(-1)
    let nearest = -1
    for (const one of left) if (nearest < 0 || between(points, last, one) < between(points, last, nearest)) nearest = one
    order.push(nearest)
    left.delete(nearest)
  }
  return order
}

/** Less than a millimetre is none. */
const GAIN_METRES = 0.001

/** Turns stretches round as long as that makes the way shorter; the first point stays. */
function shortened(points: readonly PlanePoint[], before: readonly number[]): number[] {
  const order = [...before]
  for (let improved = true; improved;) {
    improved = false
    for (let from = 1; from < order.length - 1; from += 1) {
      for (let to = from + 1; to < order.length; to += 1) {
        const now = between(points, order[from - 1], order[from]) + between(points, order[to], order[to + 1])
        const then = between(points, order[from - 1], order[to]) + between(points, order[from], order[to + 1])
        if (then >= now - GAIN_METRES) continue
        order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse())
        improved = true
      }
    }
  }
  return order
}
