import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { householdOutcome } from './outcome.ts'
import { revisitSampleSize } from './sample-size.ts'

const rules = { share: 0.1, households: 6 }

describe('the revisit sample', () => {
  it.each([
    [0, 0, 0], [4, 0, 4], [6, 0, 6], [30, 0, 6], [60, 0, 6], [61, 0, 7], [300, 0, 30], [301, 0, 31],
    [60, 2, 4], [60, 6, 0], [60, 20, 0], [70, 6, 1], [4, 4, 0],
  ])('of %i households, %i drawn before, takes %i more', (closed, drawnBefore, sample) => {
    expect(revisitSampleSize({ closed, drawnBefore }, rules)).toBe(sample)
  })

  it('reaches both the share and the number wherever the village is large enough, and never takes more than are left', () => {
    fc.assert(fc.property(
      fc.nat(2_000), fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20),
      (closed, before, share, households) => {
        const drawnBefore = Math.min(before, closed)
        const sample = revisitSampleSize({ closed, drawnBefore }, { share, households })
        expect(sample).toBeGreaterThanOrEqual(0)
        expect(sample).toBeLessThanOrEqual(closed - drawnBefore)
        const seen = sample + drawnBefore
        expect(seen === closed || (seen >= households && seen >= share * closed - 1e-6)).toBe(true)
        // No household more than it takes.
        if (sample > 0) expect(seen - 1 < households || seen - 1 < share * closed || seen - 1 < closed).toBe(true)
      }))
  })

  it('a second draw takes exactly what the first left open, however the villages have grown', () => {
    fc.assert(fc.property(fc.nat(500), fc.nat(500), (closed, more) => {
      const first = revisitSampleSize({ closed, drawnBefore: 0 }, rules)
      const second = revisitSampleSize({ closed: closed + more, drawnBefore: first }, rules)
      expect(first + second).toBe(Math.max(first, revisitSampleSize({ closed: closed + more, drawnBefore: 0 }, rules)))
      expect(revisitSampleSize({ closed, drawnBefore: first }, rules)).toBe(0)
    }))
  })
})

describe('a drawn household', () => {
  it('held when all its problems held; one that came back decides, one still to be seen waits', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('held', 'failed', null), { minLength: 1 }), (problems) => {
      const outcome = householdOutcome(problems)
      expect(outcome === 'failed').toBe(problems.some((one) => one === 'failed'))
      expect(outcome === 'held').toBe(problems.every((one) => one === 'held'))
    }))
  })
})
