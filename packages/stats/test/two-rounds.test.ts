import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chapman,
  dependenceBand,
  hypergeometricInterval,
  lincolnPetersen,
  sadinleInterval,
  sekarDeming,
} from '../src/index.ts'
import { chapmanFormula } from '../src/capture/chapman.ts'
import { normalCdf } from '../src/distributions/normal.ts'
import { logNormalInterval } from '../src/interval.ts'
import { printedLike, referenceRows } from './reference.ts'

const vectors = referenceRows('two_list_vectors').map((row) => ({
  row,
  counts: { first: Number(row.n1), second: Number(row.n2), both: Number(row.m) },
}))
const withOverlap = vectors.filter(({ counts }) => counts.both > 0)

describe('reference vectors', () => {
  // The table was computed with z = 1.959964.
  const confidence = 1 - 2 * normalCdf(-1.959964)
  const printed = (row: Record<string, string>, ours: Record<string, number | null>) => {
    for (const [column, value] of Object.entries(ours)) {
      expect(printedLike(value, row[column] ?? ''), column).toBe(row[column])
    }
  }

  test.each(withOverlap)('$counts: Lincoln–Petersen and Chapman', ({ row, counts }) => {
    const petersen = lincolnPetersen(counts)
    const corrected = chapman(counts)
    printed(row, {
      seen: corrected.seen,
      LP: petersen.estimate,
      LP_se: petersen.standardError,
      chapman: corrected.estimate,
      chapman_se: corrected.standardError,
    })
  })

  test.each(vectors)('$counts: normal and log-normal interval of the Chapman formula', ({ row, counts }) => {
    const { estimate, variance } = chapmanFormula(counts)
    const half = 1.959964 * Math.sqrt(variance)
    const seen = Number(row.seen)
    const { lower, upper } = logNormalInterval(seen, estimate - seen, variance, confidence)
    printed(row, { chapman: estimate, chapman_se: Math.sqrt(variance) })
    printed(row, { normal_lo: estimate - half, normal_hi: estimate + half, logN_lo: lower, logN_hi: upper })
  })

  test.each(vectors)('$counts: Sadinle interval', ({ row, counts }) => {
    const { lower, upper } = sadinleInterval({ ...counts, smallestCell: 0, confidence })
    printed(row, { sadinle_lo: lower, sadinle_hi: upper })
  })

  test.each(vectors)('$counts: exact hypergeometric interval', ({ row, counts }) => {
    const { lower, upper } = hypergeometricInterval(counts)
    expect({ lower, upper }).toEqual({
      lower: Number(row.hypergeom_lo),
      upper: row.hypergeom_hi === '' ? null : Number(row.hypergeom_hi),
    })
  })
})

describe('edge cases', () => {
  test('no overlap: at least what was seen, no number, no upper limit', () => {
    for (const method of [lincolnPetersen, chapman]) {
      expect(method({ first: 12, second: 9, both: 0 })).toMatchObject({
        estimate: null,
        unseen: null,
        seen: 21,
        lower: 40,
        upper: null,
        reason: { code: 'no-overlap' },
      })
    }
    expect(chapman({ first: 12, second: 9, both: 0 }).reason?.['zh-CN']).toContain('至少有 21 个')
    expect(dependenceBand({ first: 12, second: 9, both: 0 })).toMatchObject({
      totals: [],
      lower: 21,
      upper: null,
      reason: { code: 'no-overlap' },
    })
  })

  test('a round that found nothing: no estimate', () => {
    for (const method of [lincolnPetersen, chapman, hypergeometricInterval, dependenceBand]) {
      expect(method({ first: 0, second: 9, both: 0 })).toMatchObject({
        lower: 9,
        upper: null,
        reason: { code: 'a-round-found-nothing' },
      })
    }
  })

  test('two rounds that found nothing prove nothing', () => {
    for (const method of [lincolnPetersen, chapman, hypergeometricInterval, dependenceBand]) {
      const result = method({ first: 0, second: 0, both: 0 })
      expect(result).toMatchObject({ lower: 0, upper: null, reason: { code: 'nothing-found' } })
      expect(result.reason?.['zh-CN']).toContain('这不等于没有问题')
    }
  })

  test('total overlap of five: 5 to 7', () => {
    expect(chapman({ first: 5, second: 5, both: 5 })).toMatchObject({ estimate: 5, lower: 5, upper: 7, unseen: 0 })
  })

  test('never starts below what was seen, as the normal interval does', () => {
    expect(chapman({ first: 10, second: 15, both: 5 }).lower).toBeGreaterThan(20)
  })

  test('small cells refuse Sadinle and fall back to the exact interval', () => {
    expect(sadinleInterval({ first: 20, second: 15, both: 12 })).toMatchObject({
      lower: null,
      upper: null,
      reason: { code: 'cell-too-small' },
    })
    expect(chapman({ first: 20, second: 15, both: 12 }).intervalMethod).toBe('hypergeometric')
    expect(chapman({ first: 10, second: 15, both: 5 }).intervalMethod).toBe('sadinle')
  })

  test('counts that contradict each other are refused by name', () => {
    expect(() => chapman({ first: 3, second: 9, both: 4 })).toThrow('both (4) must not exceed first (3)')
  })
})

test('the dependence band runs from half to four times the unseen', () => {
  const { totals, lower, upper } = dependenceBand({ first: 10, second: 15, both: 5 })
  expect(totals.map(({ total }) => total)).toEqual([25, 30, 40, 60])
  expect([lower, upper]).toEqual([25, 60])
})

const rounds = fc
  .record({ first: fc.nat(80), second: fc.nat(80), both: fc.nat(60) })
  .map(({ first, second, both }) => ({ first: first + both, second: second + both, both }))

describe('properties', () => {
  test('never below what was seen, inside its interval, and the same in either order of rounds', () => {
    fc.assert(
      fc.property(rounds, (counts) => {
        for (const method of [lincolnPetersen, chapman]) {
          const result = method(counts)
          const swapped = method({ first: counts.second, second: counts.first, both: counts.both })
          expect(swapped.estimate).toBe(result.estimate)
          expect(swapped.lower).toBeCloseTo(result.lower ?? 0, 9)
          expect(swapped.upper ?? 0).toBeCloseTo(result.upper ?? 0, 9)
          if (result.estimate === null) {
            expect(result.reason).not.toBeNull()
            continue
          }
          expect(result.estimate).toBeGreaterThanOrEqual(result.seen)
          expect(result.lower).toBeLessThanOrEqual(result.estimate)
          expect(result.upper).toBeGreaterThanOrEqual(result.estimate)
        }
      }),
    )
  })

  test('one more match lowers the estimate', () => {
    fc.assert(
      fc.property(rounds, (counts) => {
        fc.pre(counts.both > 0 && counts.first > counts.both && counts.second > counts.both)
        for (const method of [lincolnPetersen, chapman]) {
          const more = method({ ...counts, both: counts.both + 1 })
          expect(more.estimate).toBeLessThan(method(counts).estimate ?? 0)
        }
      }),
    )
  })
})

describe('within strata', () => {
  const strata = [
    { name: '住房', first: 40, second: 50, both: 20 },
    { name: '饮水', first: 30, second: 25, both: 12 },
  ]

  test('Chapman is summed, and so is its variance', () => {
    const parts = strata.map(chapman)
    const result = sekarDeming({ strata })
    expect(result.estimate).toBe((parts[0]?.estimate ?? 0) + (parts[1]?.estimate ?? 0))
    expect(result.standardError).toBeCloseTo(Math.hypot(...parts.map(({ standardError }) => standardError ?? 0)), 12)
    expect(result.intervalMethod).toBe('log-normal')
  })

  test('a stratum without overlap is named', () => {
    const result = sekarDeming({ strata: [...strata, { name: '教育', first: 2, second: 1, both: 0 }] })
    expect(result).toMatchObject({ estimate: null, upper: null, reason: { code: 'strata-without-overlap' } })
    expect(result.reason?.['zh-CN']).toContain('教育')
  })

  test('small cells get the summed exact interval, which holds the estimate', () => {
    fc.assert(
      fc.property(fc.array(rounds, { minLength: 1, maxLength: 4 }), (counts) => {
        const result = sekarDeming({ strata: counts.map((stratum, index) => ({ ...stratum, name: `${index}` })) })
        if (result.estimate === null) return
        expect(result.lower).toBeLessThanOrEqual(result.estimate)
        expect(result.upper ?? Infinity).toBeGreaterThanOrEqual(result.estimate)
      }),
      { numRuns: 50 },
    )
  })

  test('empty strata and no strata', () => {
    expect(sekarDeming({ strata: [] })).toMatchObject({ estimate: null, reason: { code: 'nothing-found' } })
    const empty = { name: '空', first: 0, second: 0, both: 0 }
    expect(sekarDeming({ strata: [...strata, empty] }).estimate).toBe(sekarDeming({ strata }).estimate)
  })
})
