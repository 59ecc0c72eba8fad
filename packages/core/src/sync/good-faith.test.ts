import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Placement, ToldSpell } from './good-faith.ts'
import { heldIn } from './good-faith.ts'

const villages = ['431999101201', '431999101202', '431999102201']
const scopes = ['431999', '431999101', ...villages]
const scopeOver = (region: string, department: string | null = null) => ({ county: '431999', grants: [{ region, department }] })

const placements = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }).chain((sequences) =>
  fc.tuple(...[...sequences].sort((one, other) => one - other).map((sequence): fc.Arbitrary<Placement> =>
    fc.record({ sequence: fc.constant(sequence), village: fc.constantFrom(...villages), department: fc.constant(null) }))))
const spells: fc.Arbitrary<ToldSpell[]> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 45 }), fc.nat({ max: 10 })).map(([from, length]) => ({ from, through: from + length })), { maxLength: 3 },
)

describe('whether a phone was given a household', () => {
  it('is so exactly when at some number of the log it was told of a scope in which the household lay', () =>
    fc.assert(fc.property(fc.constantFrom(...scopes), spells, placements, (region, told, places) => {
      // Number by number, without any thought of intervals.
      let expected: string | null = null
      for (let number = 0; number <= 60; number += 1) {
        const place = places.filter(({ sequence }) => sequence <= number).at(-1)
        const isTold = told.some(({ from, through }) => from <= number && number <= through)
        if (isTold && place?.village.startsWith(region)) expected = place.village
      }
      expect(heldIn(scopeOver(region), told, places)).toBe(expected)
    })))

  it('follows the department for a problem, and a department alone has no visits', () => {
    const places = [
      { sequence: 3, village: villages[0]!, department: 'housing' }, { sequence: 9, village: villages[0]!, department: 'education' },
    ]
    const given = (department: string | null, from: number, through: number) =>
      heldIn(scopeOver('431999', department), [{ from, through }], places)
    expect([given('housing', 1, 4), given('housing', 9, 12), given('education', 1, 8), given('education', 5, 9), given(null, 1, 2)])
      .toEqual([villages[0], null, null, villages[0], null])
    expect(heldIn(scopeOver('431999', 'housing'), [{ from: 1, through: 9 }], [{ sequence: 2, village: villages[0]!, department: null }])).toBeNull()
  })
})
