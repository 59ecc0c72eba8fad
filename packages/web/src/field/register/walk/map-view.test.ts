import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MapView } from './map-view.ts'
import { clustered, dragged, scaleOf, toPlane, toScreen, viewOf, zoomed } from './map-view.ts'

const size = { width: 360, height: 300 }
const metre = fc.integer({ min: -2_000, max: 2_000 })
const point = fc.record({ x: metre, y: metre })
const view = fc.record({ middle: point, metresPerPixel: fc.integer({ min: 1, max: 200 }).map((tenths) => tenths / 10) })
const screen = fc.record({ left: fc.integer({ min: 0, max: 360 }), top: fc.integer({ min: 0, max: 300 }) })

describe('the view of a map', () => {
  it('shows all points, with room for a finger around them', () => {
    fc.assert(fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
      const shown = viewOf(points, size)
      for (const one of points) {
        const { left, top } = toScreen(one, shown, size)
        expect(left).toBeGreaterThanOrEqual(35)
        expect(left).toBeLessThanOrEqual(size.width - 35)
        expect(top).toBeGreaterThanOrEqual(35)
        expect(top).toBeLessThanOrEqual(size.height - 35)
      }
    }))
  })

  it('keeps under the fingers what they hold', () => {
    fc.assert(fc.property(view, screen, fc.constantFrom(0.5, 1.5, 3), (before: MapView, at, factor) => {
      const held = toPlane(at, before, size)
      const { left, top } = toScreen(held, zoomed(before, factor, at, size), size)
      expect([left, top]).toEqual([expect.closeTo(at.left, 6), expect.closeTo(at.top, 6)])
      const moved = toScreen(held, dragged(before, 20, -10), size)
      expect([moved.left, moved.top]).toEqual([expect.closeTo(at.left + 20, 6), expect.closeTo(at.top - 10, 6)])
    }))
  })

  it('has the north above and the east to the right', () => {
    const shown = { middle: { x: 0, y: 0 }, metresPerPixel: 2 }
    expect(toScreen({ x: 100, y: 0 }, shown, size)).toEqual({ left: 230, top: 150 })
    expect(toScreen({ x: 0, y: 100 }, shown, size)).toEqual({ left: 180, top: 100 })
  })

  it.each([[1, 100, 100], [2, 200, 100], [0.3, 20, 20 / 0.3], [33, 2_000, 2_000 / 33]])('measures %s m a pixel with a bar of %s m', (metresPerPixel, metres, pixels) => {
    const bar = scaleOf({ middle: { x: 0, y: 0 }, metresPerPixel }, 100)
    expect(bar.metres).toBeCloseTo(metres, 6)
    expect(bar.pixels).toBeCloseTo(pixels, 6)
  })

  it('puts together what a finger cannot tell apart, and loses nobody on the screen', () => {
    fc.assert(fc.property(fc.array(screen, { maxLength: 60 }), (points) => {
      const clusters = clustered(points.map((one, item) => ({ ...one, item })), 30, size)
      expect(clusters.flatMap(({ items }) => items).sort((one, other) => one - other)).toEqual(points.map((_, at) => at))
      for (const [at, { at: one }] of clusters.entries()) {
        for (const { at: other } of clusters.slice(at + 1)) expect(Math.hypot(one.left - other.left, one.top - other.top)).toBeGreaterThanOrEqual(30)
      }
    }))
  })
})
