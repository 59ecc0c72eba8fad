import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classesOf } from './map.ts'

describe('the classes of a map', () => {
  it('hold every value once, in order, at most five of them', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 60 }), (values) => {
      const classes = classesOf(values)
      expect(classes.length).toBeLessThanOrEqual(5)
      for (const value of values) expect(classes.filter(({ low, high }) => low <= value && value <= high)).toHaveLength(1)
      for (const [index, one] of classes.entries()) {
        expect(one.low).toBeLessThanOrEqual(one.high)
        expect(index === 0 || (classes[index - 1]?.high ?? 0) < one.low).toBe(true)
      }
    }))
  })

  it('tell most areas apart though one is far ahead', () => {
    expect(classesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 900]).map(({ low, high }) => [low, high])).toEqual([[1, 2], [3, 4], [5, 6], [7, 8], [9, 900]])
  })
})
