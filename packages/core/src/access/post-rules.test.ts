import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import { isHeld, overlap, postMisfit } from './post-rules.ts'

const county = '431999'
const township = '431999101'
const village = '431999101201'

describe('where a post can be', () => {
  const ofTownship = { kind: 'township' as const, region: township }

  it('is of the level of its role', () => {
    expect(postMisfit({ role: 'township', duty: null, region: township }, ofTownship)).toBeNull()
    expect(postMisfit({ role: 'township', duty: null, region: village }, ofTownship)).toBe('level')
    expect(postMisfit({ role: 'village', duty: null, region: township }, ofTownship)).toBe('level')
  })

  it('is in a unit of the right kind, within its area', () => {
    expect(postMisfit({ role: 'department', duty: null, region: county }, ofTownship)).toBe('unit')
    expect(postMisfit({ role: 'township', duty: null, region: '431999102' }, ofTownship)).toBe('area')
    expect(postMisfit({ role: 'village', duty: 'resident-team', region: village }, { kind: 'department', region: county })).toBeNull()
  })

  it('answers for what its role can: a township’s deputy for a village, a census team for nothing', () => {
    expect(postMisfit({ role: 'township', duty: 'leader-in-charge', region: village }, ofTownship)).toBeNull()
    expect(postMisfit({ role: 'township', duty: 'village-lead', region: village }, ofTownship)).toBe('duty')
    expect(postMisfit({ role: 'census-team', duty: 'county-lead', region: county }, { kind: 'team', region: county })).toBe('duty')
  })
})

describe('periods', () => {
  const first: Day = '2020-01-01'
  const period = fc.tuple(fc.nat(20), fc.option(fc.nat(20), { nil: null })).map(([from, length]) =>
    ({ validFrom: addDays(first, from), validTo: length === null ? null : addDays(first, from + length) }))

  it('overlap exactly when some day is held in both', () =>
    fc.assert(fc.property(period, period, (one, other) => {
      const days = Array.from({ length: 60 }, (_, index) => addDays(first, index))
      expect(overlap(one, other)).toBe(days.some((day) => isHeld(one, day) && isHeld(other, day)))
    })))
})
