import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { HelpedHousehold } from './even.ts'
import { evenHelpers } from './even.ts'

const helped = (helper: string, ...numbers: string[]): HelpedHousehold[] =>
  numbers.map((number) => ({ household: `h${number}`, number, headName: number, village: 'v', helper }))

describe('what helpers carry is evened', () => {
  it('by handing over the last households to whoever has fewest in the same village', () => {
    const helpers = new Map([['v', ['a', 'b', 'c']]])
    const { moves, left } = evenHelpers([...helped('a', '1', '2', '3', '4', '5'), ...helped('b', '6')], helpers, 3)
    expect(moves.map(({ number, from, to }) => [number, from, to])).toEqual([['5', 'a', 'c'], ['4', 'a', 'b']])
    expect(left).toEqual([])
  })

  it('and says who keeps too many where nobody has room', () => {
    const { moves, left } = evenHelpers([...helped('a', '1', '2', '3'), ...helped('b', '4', '5')], new Map([['v', ['a', 'b']]]), 2)
    expect(moves).toEqual([])
    expect(left).toEqual([{ person: 'a', village: 'v', over: 1 }])
  })

  it('leaves a household that the other one helps already where it is', () => {
    const both = [...helped('a', '1', '2'), ...helped('b', '2')]
    expect(evenHelpers(both, new Map([['v', ['a', 'b']]]), 1).moves).toEqual([])
  })

  it('brings nobody over the limit and no household to two at once, whatever there is', () => {
    const households = fc.uniqueArray(fc.record({ number: fc.stringMatching(/^\d{3}$/), helper: fc.constantFrom('a', 'b', 'c', 'd'), village: fc.constantFrom('v', 'w') }), { selector: ({ number }) => number, maxLength: 30 })
    fc.assert(fc.property(households, fc.integer({ min: 1, max: 8 }), (some, limit) => {
      const all = some.map((one) => ({ ...one, household: one.number, headName: '' }))
      const helpers = new Map([['v', ['a', 'b', 'c']], ['w', ['c', 'd']]])
      const before = new Map<string, number>()
      for (const { helper } of all) before.set(helper, (before.get(helper) ?? 0) + 1)
      const { moves } = evenHelpers(all, helpers, limit)
      const after = new Map(before)
      for (const { from, to, village } of moves) {
        expect(helpers.get(village)).toContain(to)
        after.set(from, (after.get(from) ?? 0) - 1)
        after.set(to, (after.get(to) ?? 0) + 1)
      }
      expect(new Set(moves.map(({ household }) => household)).size).toBe(moves.length)
      for (const [person, load] of after) {
        if (load > limit) expect(load).toBeLessThanOrEqual(before.get(person) ?? 0)
        if ((before.get(person) ?? 0) > limit) expect(load).toBeGreaterThanOrEqual(limit)
      }
    }))
  })
})
