import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlaceToVisit } from './visit-order.ts'
import { visitOrder, wayMetres } from './visit-order.ts'

const position = fc.record({ latitude: fc.integer({ min: 26_000, max: 26_050 }), longitude: fc.integer({ min: 110_000, max: 110_050 }) })
  .map(({ latitude, longitude }) => ({ latitude: latitude / 1000, longitude: longitude / 1000 }))
const places = fc.array(fc.record({
  position: fc.option(position), group: fc.constantFrom('', '2组', '10组'), number: fc.stringMatching(/^\d{4}$/),
}), { maxLength: 40 }).map((all): PlaceToVisit[] => all.map((one, at) => ({ ...one, id: `${at}` })))
const inOrder = (all: readonly PlaceToVisit[], ids: readonly string[]) => ids.flatMap((id) => all.find((one) => one.id === id) ?? [])

describe('the order to walk in', () => {
  it('has every place once, is never longer than the one given, and is the same again; without a position last', () => {
    fc.assert(fc.property(places, fc.option(position), (all, start) => {
      const order = visitOrder(all, start)
      expect([...order].sort()).toEqual(all.map(({ id }) => id).sort())
      expect(wayMetres(inOrder(all, order), start)).toBeLessThanOrEqual(wayMetres(all, start) + 0.001)
      expect(visitOrder(all, start)).toEqual(order)
      const known = inOrder(all, order).map((one) => one.position !== null)
      expect(known.lastIndexOf(true)).toBeLessThan(known.includes(false) ? known.indexOf(false) : Infinity)
    }), { numRuns: 60 })
  })

  it('cannot be shortened by turning a stretch round', () => {
    fc.assert(fc.property(places, position, (all, start) => {
      const order = inOrder(all, visitOrder(all, start)).filter((one) => one.position !== null)
      const length = wayMetres(order, start)
      for (let from = 0; from < order.length; from += 1) {
        for (let to = from + 1; to < order.length; to += 1) {
          const turned = [...order.slice(0, from), ...order.slice(from, to + 1).reverse(), ...order.slice(to + 1)]
          expect(wayMetres(turned, start)).toBeGreaterThan(length - 0.01)
        }
      }
    }), { numRuns: 30 })
  })

  const along = (at: number): PlaceToVisit => ({ id: `${at}`, position: { latitude: 26, longitude: 110 + at / 1000 }, group: '', number: `${at}` })

  it('goes along a road from where somebody stands, and not to and fro', () => {
    const road = [3, 0, 4, 1, 2].map(along)
    expect(visitOrder(road, { latitude: 26, longitude: 109.999 })).toEqual(['0', '1', '2', '3', '4'])
    expect(visitOrder(road, { latitude: 26, longitude: 110.005 })).toEqual(['4', '3', '2', '1', '0'])
    expect(wayMetres([0, 1].map(along), null)).toBeCloseTo(99.94, 1)
  })

  it('leaves those without a position for the end, by group and number as people count', () => {
    const without = [['10组', '1'], ['2组', '9'], ['2组', '3']].map(([group = '', number = '']) => ({ id: `${group}${number}`, position: null, group, number }))
    expect(visitOrder([...without, along(1)], null)).toEqual(['1', '2组3', '2组9', '10组1'])
    expect(visitOrder([], null)).toEqual([])
  })
})
