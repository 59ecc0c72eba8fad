import { kilometresBetween, toWgs84, type Position } from '../flags/position.ts'

export interface VisitPlace extends Position {
  id: string
}

type Distances = readonly Float64Array[]

/** Nearest neighbour from the first place on. */
function nearestNeighbour(distances: Distances): number[] {
  const order = [0]
  const left = new Set(distances.keys())
  left.delete(0)
  while (left.size > 0) {
    const row = distances[order.at(-1) as number] as Float64Array
    let next = -1
    for (const place of left) if (next < 0 || (row[place] as number) < (row[next] as number)) next = place
    order.push(next)
    left.delete(next)
  }
  return order
}

/** Length of the step between two positions in the order; none before the first and after the last. */
function step(distances: Distances, order: readonly number[], from: number, to: number): number {
  const [a, b] = [order[from], order[to]]
  return a === undefined || b === undefined ? 0 : ((distances[a] as Float64Array)[b] as number)
}

const gain = 1e-9

/** Turns round a stretch when that shortens the way; true if it did. The first place stays. */
function twoOpt(distances: Distances, order: number[]): boolean {
  let improved = false
  for (let i = 1; i < order.length - 1; i++) {
    for (let j = i + 1; j < order.length; j++) {
      const before = step(distances, order, i - 1, i) + step(distances, order, j, j + 1)
      const after = step(distances, order, i - 1, j) + step(distances, order, i, j + 1)
      if (after >= before - gain) continue
      order.splice(i, j - i + 1, ...order.slice(i, j + 1).reverse())
      improved = true
    }
  }
  return improved
}

/** Moves one to three neighbours elsewhere, either way round, when that shortens the way; true if it did. */
function orOpt(distances: Distances, order: number[]): boolean {
  for (let length = 1; length <= 3; length++) {
    for (let i = 1; i + length <= order.length; i++) {
      const rest = [...order.slice(0, i), ...order.slice(i + length)]
      const saved =
        step(distances, order, i - 1, i) +
        step(distances, order, i + length - 1, i + length) -
        step(distances, rest, i - 1, i)
      const [first, last] = [order[i] as number, order[i + length - 1] as number]
      for (let at = 1; at <= rest.length; at++) {
        for (const [head, tail] of [
          [first, last],
          [last, first],
        ] as const) {
          const added =
            step(distances, [rest[at - 1] as number, head], 0, 1) +
            (at < rest.length ? step(distances, [tail, rest[at] as number], 0, 1) : 0) -
            step(distances, rest, at - 1, at)
          if (added >= saved - gain) continue
          const moved = order.slice(i, i + length)
          order.splice(
            0,
            order.length,
            ...rest.slice(0, at),
            ...(head === first ? moved : moved.reverse()),
            ...rest.slice(at),
          )
          return true
        }
      }
    }
  }
  return false
}

function wayLength(distances: Distances, order: readonly number[]): number {
  return order.reduce((sum, _, at) => sum + (at === 0 ? 0 : step(distances, order, at - 1, at)), 0)
}

/**
 * A short order in which to visit places, starting at the first one given and ending anywhere.
 *
 * Source: nearest neighbour, improved by 2-opt (Croes 1958, Operations Research 6:791–812) and Or-opt (Or 1976).
 * Assumes: straight-line distances rank the roads; hills and rivers may not agree.
 * Not for: a proven shortest way, or more than a few hundred places at once. Returns kilometres as the crow flies.
 */
export function visitOrder(input: { places: readonly VisitPlace[] }): { order: string[]; kilometres: number } {
  const places = input.places.map((place) => ({ ...place, ...toWgs84(place) }))
  if (places.length === 0) return { order: [], kilometres: 0 }
  const distances = places.map((one) => Float64Array.from(places, (other) => kilometresBetween(one, other)))
  const order = nearestNeighbour(distances)
  while (twoOpt(distances, order) || orOpt(distances, order));
  return { order: order.map((index) => places[index]?.id ?? ''), kilometres: wayLength(distances, order) }
}
