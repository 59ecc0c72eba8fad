import type { RoundObservation } from '../checklists/index.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComparedPair } from './comparison.ts'
import { compare, comparisonLabels, rateBase } from './comparison.ts'
import { StatusBetween } from '../problems/index.ts'

const observations: RoundObservation[] = ['problem', 'ok', 'not-assessed', 'not-visited']
const pair = (earlier: RoundObservation, between: StatusBetween, later: RoundObservation, aroseBetween = false) =>
  compare({ earlier, between, later, aroseBetween })

const pairs: fc.Arbitrary<ComparedPair> = fc.record({
  earlier: fc.constantFrom(...observations),
  between: fc.constantFrom(...StatusBetween.options),
  later: fc.constantFrom(...observations),
  aroseBetween: fc.boolean(),
})

describe('the comparison of two rounds, row by row', () => {
  it.each([
    ['problem', 'open', 'problem', 'outstanding'],
    ['problem', 'none', 'problem', 'outstanding'],
    ['problem', 'reported', 'problem', 'false-report'],
    ['problem', 'closed', 'problem', 'recurred'],
    ['problem', 'open', 'ok', 'resolved'],
    ['problem', 'reported', 'ok', 'resolved'],
    ['problem', 'closed', 'ok', 'resolved'],
    ['problem', 'open', 'not-assessed', 'unverified'],
    ['problem', 'reported', 'not-visited', 'unverified'],
    ['problem', 'closed', 'not-visited', 'unverified'],
    ['problem', 'void', 'problem', 'void'],
    ['problem', 'void', 'ok', 'void'],
    ['problem', 'void', 'not-visited', 'void'],
    ['ok', 'none', 'problem', 'missed'],
    ['not-assessed', 'none', 'problem', 'skipped'],
    ['not-visited', 'none', 'problem', 'uncovered'],
  ] as const)('%s, %s between, then %s: %s', (earlier, between, later, label) => {
    expect(pair(earlier, between, later)).toBe(label)
  })

  it('what arose in between was not missed, but only where the earlier round looked', () => {
    expect(pair('ok', 'none', 'problem', true)).toBe('new')
    expect(pair('not-assessed', 'none', 'problem', true)).toBe('skipped')
    expect(pair('not-visited', 'none', 'problem', true)).toBe('uncovered')
  })
})

describe('the comparison of two rounds, always', () => {
  it('has a label exactly where one of the rounds found a problem', () => {
    fc.assert(fc.property(pairs, (one) => {
      const found = one.earlier === 'problem' || one.later === 'problem'
      expect(compare(one) !== null).toBe(found)
    }))
  })

  it('counts a label among the findings of the round that its rate is a share of', () => {
    fc.assert(fc.property(pairs, (one) => {
      const label = compare(one)
      if (!label || label === 'void') return
      expect(rateBase[label] === 'found-later' ? one.later : one.earlier).toBe('problem')
    }))
  })

  it('never says that a problem is gone unless the later round looked and saw none', () => {
    fc.assert(fc.property(pairs, (one) => {
      if (compare(one) === 'resolved') expect(one.later).toBe('ok')
    }))
  })

  it('never says that the earlier round looked and passed where it did not assess', () => {
    fc.assert(fc.property(pairs, (one) => {
      if (one.earlier === 'not-assessed' || one.earlier === 'not-visited') {
        expect(['missed', 'new']).not.toContain(compare(one))
      }
    }))
  })

  it('reaches every label', () => {
    const reached = new Set(observations.flatMap((earlier) => observations.flatMap((later) =>
      StatusBetween.options.flatMap((between) => [true, false].map((arose) => pair(earlier, between, later, arose))))))
    expect([...reached].filter((label) => label !== null).sort()).toEqual([...comparisonLabels].sort())
  })
})
