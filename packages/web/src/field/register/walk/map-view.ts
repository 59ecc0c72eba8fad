import type { PlanePoint } from '@lookback/core/kernel'

/** What a map shows: the place in its middle, and how many metres a pixel is. */
export interface MapView {
  middle: PlanePoint
  metresPerPixel: number
}

export interface Size {
  width: number
  height: number
}

/** A place on the screen, in pixels from the upper left corner. */
export interface ScreenPoint {
  left: number
  top: number
}

/** Nearer than this nobody sees more. */
const FINEST = 0.1
const COARSEST = 200
/** Left free around what is shown, in pixels: a finger is that wide. */
const MARGIN = 36

export function toScreen({ x, y }: PlanePoint, { middle, metresPerPixel }: MapView, { width, height }: Size): ScreenPoint {
  return { left: width / 2 + (x - middle.x) / metresPerPixel, top: height / 2 - (y - middle.y) / metresPerPixel }
}

export function toPlane({ left, top }: ScreenPoint, { middle, metresPerPixel }: MapView, { width, height }: Size): PlanePoint {
  return { x: middle.x + (left - width / 2) * metresPerPixel, y: middle.y - (top - height / 2) * metresPerPixel }
}

/** The view that shows all of some points; of one, its surroundings. */
export function viewOf(points: readonly PlanePoint[], { width, height }: Size): MapView {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (points.length === 0) return { middle: { x: 0, y: 0 }, metresPerPixel: 1 }
  const needed = Math.max((east - west) / Math.max(1, width - 2 * MARGIN), (north - south) / Math.max(1, height - 2 * MARGIN))
  return { middle: { x: (west + east) / 2, y: (south + north) / 2 }, metresPerPixel: within(Math.max(needed, 0.5)) }
}

/** Nearer by a factor (or farther, below 1), what lies under a place on the screen staying where it is. */
export function zoomed(view: MapView, factor: number, at: ScreenPoint, size: Size): MapView {
  const metresPerPixel = within(view.metresPerPixel / factor)
  const fixed = toPlane(at, view, size)
  const moved = toPlane(at, { ...view, metresPerPixel }, size)
  return { middle: { x: view.middle.x + fixed.x - moved.x, y: view.middle.y + fixed.y - moved.y }, metresPerPixel }
}

/** What was under a finger follows it, in pixels. */
export function dragged({ middle, metresPerPixel }: MapView, right: number, down: number): MapView {
  return { middle: { x: middle.x - right * metresPerPixel, y: middle.y + down * metresPerPixel }, metresPerPixel }
}

export function isFinest({ metresPerPixel }: MapView): boolean {
  return metresPerPixel <= FINEST
}

function within(metresPerPixel: number): number {
  return Math.min(COARSEST, Math.max(FINEST, metresPerPixel))
}

/** The longest round length (1, 2 or 5 of a power of ten) that is no longer than so many pixels. */
export function scaleOf({ metresPerPixel }: MapView, longest: number): { metres: number; pixels: number } {
  const most = metresPerPixel * longest
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power
  return { metres, pixels: metres / metresPerPixel }
}

/** Points that a finger could not tell apart, as one. */
export interface Cluster<Item> {
  at: ScreenPoint
  items: Item[]
}

/**
 * Puts together what lies nearer than a finger is wide, the first of them deciding. What lies outside of the screen is left out.
 * @param apart in pixels
 */
export function clustered<Item>(items: readonly (ScreenPoint & { item: Item })[], apart: number, { width, height }: Size): Cluster<Item>[] {
  const byCell = new Map<string, Cluster<Item>[]>()
  const clusters: Cluster<Item>[] = []
  for (const { item, left, top } of items) {
    if (left < -apart || top < -apart || left > width + apart || top > height + apart) continue
    const [column, row] = [Math.floor(left / apart), Math.floor(top / apart)]
    const near = [-1, 0, 1].flatMap((right) => [-1, 0, 1].flatMap((down) => byCell.get(`${column + right} ${row + down}`) ?? []))
      .find(({ at }) => Math.hypot(at.left - left, at.top - top) < apart)
    if (near) {
      near.items.push(item)
      continue
    }
    const cluster = { at: { left, top }, items: [item] }
    clusters.push(cluster)
    byCell.set(`${column} ${row}`, [...byCell.get(`${column} ${row}`) ?? [], cluster])
  }
  return clusters
}
