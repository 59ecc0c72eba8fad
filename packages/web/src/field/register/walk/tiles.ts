import type { Position } from '@lookback/core/kernel'
import { fromPlane, onPlane } from '@lookback/core/kernel'
import type { TilePlace } from '@lookback/core/visits'
import { FINEST_TILES } from '@lookback/core/visits'
import type { MapView, Size } from './map-view.ts'
import { toPlane, toScreen } from './map-view.ts'

/** A tile and where it lies on the screen, in pixels. */
export interface PlacedTile {
  place: TilePlace
  left: number
  top: number
  width: number
  height: number
}

const RADIANS = Math.PI / 180
/** Metres a pixel at the equator where the world is one tile of 256 pixels. */
const WORLD = 40_075_016.686 / 256

/** Column and row of a position, with what lies within the tile as a fraction (Web Mercator). */
export function columnAndRow({ latitude, longitude }: Position, zoom: number): { column: number; row: number } {
  const sine = Math.sin(latitude * RADIANS)
  return { column: ((longitude + 180) / 360) * 2 ** zoom, row: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom }
}

export function cornerOf(column: number, row: number, zoom: number): Position {
  return { latitude: Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) / RADIANS, longitude: (column / 2 ** zoom) * 360 - 180 }
}

/** The tiles under a view, as fine as its pixels. */
export function tilesUnder(view: MapView, size: Size, around: Position): PlacedTile[] {
  const zoom = Math.max(1, Math.min(FINEST_TILES, Math.round(Math.log2((WORLD * Math.cos(around.latitude * RADIANS)) / view.metresPerPixel))))
  const at = (left: number, top: number) => columnAndRow(fromPlane(toPlane({ left, top }, view, size), around), zoom)
  const [first, last] = [at(0, 0), at(size.width, size.height)]
  const tiles: PlacedTile[] = []
  for (let x = Math.floor(first.column); x <= Math.floor(last.column); x += 1) {
    for (let y = Math.floor(first.row); y <= Math.floor(last.row); y += 1) {
      const corner = toScreen(onPlane(cornerOf(x, y, zoom), around), view, size)
      const opposite = toScreen(onPlane(cornerOf(x + 1, y + 1, zoom), around), view, size)
      tiles.push({ place: { z: zoom, x, y }, ...corner, width: opposite.left - corner.left, height: opposite.top - corner.top })
    }
  }
  return tiles
}
