import fc from 'fast-check'
import { onPlane } from '@lookback/core/kernel'
import { describe, expect, it } from 'vitest'
import { toScreen } from './map-view.ts'
import { columnAndRow, cornerOf, tilesUnder } from './tiles.ts'

const size = { width: 360, height: 300 }

describe('the tiles under a map', () => {
  it('are numbered as everywhere: the well-known tile of a place', () => {
    // OpenStreetMap wiki, “Slippy map tilenames”: 51.507° N, 0.1278° W lies in 12/2046/1362.
    const { column, row } = columnAndRow({ latitude: 51.507, longitude: -0.1278 }, 12)
    expect([Math.floor(column), Math.floor(row)]).toEqual([2046, 1362])
    const corner = cornerOf(2046, 1362, 12)
    expect(columnAndRow(corner, 12).column).toBeCloseTo(2046, 9)
    expect(columnAndRow(corner, 12).row).toBeCloseTo(1362, 9)
  })

  it('cover the screen, few of them, and a place lies on its own tile', () => {
    const metre = fc.integer({ min: -3_000, max: 3_000 })
    fc.assert(fc.property(metre, metre, fc.integer({ min: 3, max: 200 }), (x, y, tenths) => {
      const around = { latitude: 26.5, longitude: 110.2 }
      const view = { middle: { x, y }, metresPerPixel: tenths / 10 }
      const tiles = tilesUnder(view, size, around)
      expect(tiles.length).toBeLessThanOrEqual(20)
      expect(Math.min(...tiles.map(({ left }) => left))).toBeLessThanOrEqual(0)
      expect(Math.max(...tiles.map(({ left, width }) => left + width))).toBeGreaterThanOrEqual(size.width)
      const position = { latitude: 26.5 + y / 111_195, longitude: 110.2 }
      const { column, row } = columnAndRow(position, tiles[0]!.place.z)
      const shown = toScreen(onPlane(position, around), view, size)
      const own = tiles.find(({ place }) => place.x === Math.floor(column) && place.y === Math.floor(row))
      if (own) expect((shown.top - own.top) / own.height).toBeCloseTo(row % 1, 2)
    }))
  })
})
