import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Operation } from '@lookback/core/sync'
import { wavesOf } from './waves.ts'

const made = fc.record({ kind: fc.constantFrom('visit', 'spot-fix', 'problem-action'), subject: fc.constantFrom('a', 'b', 'c') })
const operations = fc.array(made, { maxLength: 30 }).map((some) => some.map((one, index) => ({ ...one, id: String(index) }) as Operation))

describe('waves', () => {
  it('hold every operation once, one kind each, and each household’s in the order in which it was made', () =>
    fc.assert(fc.property(operations, (some) => {
      const waves = wavesOf(some)
      const done: Operation[] = waves.flatMap(({ operations: taken }): Operation[] => taken)
      expect(done.map(({ id }) => id).sort()).toEqual(some.map(({ id }) => id).sort())
      for (const wave of waves) expect(new Set(wave.operations.map(({ kind }) => kind))).toEqual(new Set([wave.kind]))
      for (const subject of ['a', 'b', 'c']) {
        expect(done.filter((one) => one.subject === subject)).toEqual(some.filter((one) => one.subject === subject))
      }
    })))

  it('are few for a day of visits with what was mended on the spot', () => {
    const day = Array.from({ length: 20 }, (_, index) => ['visit', 'spot-fix', 'spot-fix'].map((kind, place) =>
      ({ kind, subject: String(index), id: `${index}-${place}` }) as Operation)).flat()
    expect(wavesOf(day).map(({ kind, operations: taken }) => [kind, taken.length])).toEqual([['visit', 20], ['spot-fix', 40]])
  })
})
