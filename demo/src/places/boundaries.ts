import type { Region } from '@lookback/core/places'
import type { Chance } from '../chance.ts'

/** Longitude and latitude in degrees. */
type Position = readonly [east: number, north: number]

/** In the sands of the Taklamakan, where no township lies: nobody takes it for the map of a real county. */
const MIDDLE: Position = [82.5, 38.6]
const ACROSS = 0.6
const CORNERS = 14
/** Sides are drawn in steps of this many degrees, so that bent neighbours meet. */
const STEP = 0.004

/** Says of itself that it is invented. */
export const boundarySource = '演示数据：界线为虚构，由程序生成，不对应任何真实地方'

/**
 * Boundaries of the county, its townships and villages as GeoJSON. One land is parted and parted again by straight lines, a
 * township as large as it has villages; then all of it is bent alike, so that it looks grown and neighbours still touch.
 */
export function boundariesOf(regions: readonly Region[], chance: Chance): string {
  const county = regions.find(({ level }) => level === 'county')
  if (!county) return ''
  const land = Array.from({ length: CORNERS }, (_, corner): Position => {
    const turn = (corner / CORNERS) * 2 * Math.PI
    return [MIDDLE[0] + Math.cos(turn) * ACROSS / 2, MIDDLE[1] + Math.sin(turn) * ACROSS * 0.42]
  })
  const below = (code: string) => regions.filter(({ parent }) => parent === code)
  const townships = below(county.code)
  const bend = bendOf(chance)
  const features = [featureOf(county, land, bend)]
  const parts = parted(land, townships.map(({ code }) => below(code).length), chance)
  for (const [index, township] of townships.entries()) {
    const own = parts[index] ?? []
    features.push(featureOf(township, own, bend))
    const villages = below(township.code)
    const pieces = parted(own, villages.map(() => 1), chance)
    for (const [place, village] of villages.entries()) features.push(featureOf(village, pieces[place] ?? [], bend))
  }
  return JSON.stringify({ type: 'FeatureCollection', features })
}

function featureOf({ code, name }: Region, outline: readonly Position[], bend: (at: Position) => Position) {
  const ring = stepped(outline).map(bend)
  return { type: 'Feature', properties: { code, name }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } }
}

/** Parts a convex land by weights, across its longer side each time. */
function parted(land: readonly Position[], weights: readonly number[], chance: Chance): (readonly Position[])[] {
  if (weights.length <= 1) return [land]
  const half = Math.ceil(weights.length / 2)
  const sum = (some: readonly number[]) => some.reduce((one, other) => one + other, 0)
  const share = sum(weights.slice(0, half)) / sum(weights)
  const turn = acrossOf(land) + (chance.number() - 0.5) * 0.5
  const [first, second] = cut(land, turn, share)
  return [...parted(first, weights.slice(0, half), chance), ...parted(second, weights.slice(half), chance)]
}

/** In which direction a land is longest, in radians. */
function acrossOf(land: readonly Position[]): number {
  const turns = Array.from({ length: 12 }, (_, index) => (index / 12) * Math.PI)
  const lengthAt = (turn: number) => {
    const along = land.map((at) => alongOf(at, turn))
    return Math.max(...along) - Math.min(...along)
  }
  return turns.reduce((best, turn) => (lengthAt(turn) > lengthAt(best) ? turn : best), 0)
}

/** How far a position lies in a direction. */
function alongOf([east, north]: Position, turn: number): number {
  return east * Math.cos(turn) + north * Math.sin(turn)
}

/** Cuts off a share of a land, square to a direction; the line is found by halving. */
function cut(land: readonly Position[], turn: number, share: number): [readonly Position[], readonly Position[]] {
  const along = land.map((at) => alongOf(at, turn))
  let [low, high] = [Math.min(...along), Math.max(...along)]
  const whole = areaOf(land)
  for (let times = 0; times < 40; times += 1) {
    const line = (low + high) / 2
    if (areaOf(sideOf(land, turn, line, 'before')) < whole * share) low = line
    else high = line
  }
  return [sideOf(land, turn, low, 'before'), sideOf(land, turn, low, 'beyond')]
}

/** What of a convex land lies on one side of a line (Sutherland–Hodgman). */
function sideOf(land: readonly Position[], turn: number, line: number, side: 'before' | 'beyond'): Position[] {
  const depth = (at: Position) => (line - alongOf(at, turn)) * (side === 'before' ? 1 : -1)
  return land.flatMap((from, index): Position[] => {
    const to = land[(index + 1) % land.length] ?? from
    const [here, there] = [depth(from), depth(to)]
    const kept: Position[] = here >= 0 ? [from] : []
    if (here * there < 0) kept.push(between(from, to, here / (here - there)))
    return kept
  })
}

function between(from: Position, to: Position, share: number): Position {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

function areaOf(land: readonly Position[]): number {
  return Math.abs(land.reduce((sum, [east, north], index) => {
    const [nextEast, nextNorth] = land[(index + 1) % land.length] ?? [east, north]
    return sum + east * nextNorth - nextEast * north
  }, 0)) / 2
}

function stepped(land: readonly Position[]): Position[] {
  return land.flatMap((from, index) => {
    const to = land[(index + 1) % land.length] ?? from
    const steps = Math.max(1, Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP))
    return Array.from({ length: steps }, (_, step) => between(from, to, step / steps))
  })
}

/** Moves every position a little, near ones alike: some waves of different lengths laid over each other. */
function bendOf(chance: Chance): (at: Position) => Position {
  const waves = [0.35, 0.16, 0.07, 0.03].flatMap((length) => [0, 1].map((axis) => ({
    axis, high: length * 0.035, turn: chance.number() * Math.PI, length, from: chance.number() * 2 * Math.PI,
  })))
  const to = (value: number) => Math.round(value * 1e5) / 1e5
  return (at) => {
    const moved: [number, number] = [at[0], at[1]]
    for (const { axis, high, turn, length, from } of waves) {
      moved[axis === 0 ? 0 : 1] += high * Math.sin((alongOf(at, turn) / length) * 2 * Math.PI + from)
    }
    return [to(moved[0]), to(moved[1])]
  }
}
