import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceOf, initialOwnChecks, LeaderKind, owedBy, ownCheckWays } from './own-checks.ts'

const times = fc.record({ verified: fc.nat({ max: 5 }), led: fc.nat({ max: 5 }), supervised: fc.nat({ max: 5 }) })

describe('what a leader owes in person', () => {
  it('is the most of what each post asks, and never less for one post more', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...LeaderKind.options)), fc.constantFrom(...LeaderKind.options), fc.array(fc.record({ of: fc.constantFrom(...LeaderKind.options), verified: fc.nat(9), led: fc.nat(9), supervised: fc.nat(9) })), (kinds, more, owed) => {
      const [before, after] = [owedBy(kinds, { ...initialOwnChecks, owed }), owedBy([...kinds, more], { ...initialOwnChecks, owed })]
      for (const way of ownCheckWays) {
        expect(after[way]).toBeGreaterThanOrEqual(before[way])
        expect(after[way]).toBe(Math.max(before[way], ...owed.filter(({ of }) => of === more).map((one) => one[way])))
      }
    }))
  })

  it('is met by as many of each, and none is done only where nothing at all is', () => {
    fc.assert(fc.property(times, times, (owed, done) => {
      const standing = balanceOf(owed, done)
      expect(standing === 'met').toBe(ownCheckWays.every((way) => done[way] >= owed[way]))
      if (standing === 'none') expect(done).toEqual({ verified: 0, led: 0, supervised: 0 })
      if (standing === 'short') expect(Object.values(done).some((one) => one > 0)).toBe(true)
    }))
  })
})
