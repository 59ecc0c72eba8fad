import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/index.ts'
import type { ComputedDay } from './computed-day.ts'
import { changedSince, readingsOf } from './computed-day.ts'

type Kept = Pick<ComputedDay, 'day' | 'changed'>

const villages = ['431999101001', '431999101002', '431999102001'] as const
const standing = fc.uniqueArray(fc.record({ region: fc.constantFrom(...villages), done: fc.nat(3), whole: fc.nat(3) }), { selector: ({ region }) => region })

describe('days that are kept', () => {
  it('say of each how it stood then in any place, though only what changed is kept', () => {
    fc.assert(fc.property(fc.array(standing, { maxLength: 8 }), fc.constantFrom('431999', '431999101', ...villages), (days, place) => {
      const kept: Kept[] = []
      for (const [index, now] of days.entries()) kept.push({ day: addDays('2020-03-01', index), changed: changedSince(kept, now) })
      const isIn = (region: string) => region.startsWith(place)
      const sum = (now: ComputedDay['changed'], what: 'done' | 'whole') => now.filter(({ region }) => isIn(region)).reduce((all, one) => all + one[what], 0)
      expect(readingsOf(kept, isIn)).toEqual(days.map((now, index) => ({ day: addDays('2020-03-01', index), done: sum(now, 'done'), whole: sum(now, 'whole') })))
    }))
  })

  it('keep nothing of a village that stands as before', () => {
    fc.assert(fc.property(standing, (now) => {
      const first = changedSince([], now)
      expect(first).toHaveLength(now.filter(({ done, whole }) => done + whole > 0).length)
      expect(changedSince([{ changed: first }], now)).toEqual([])
    }))
  })
})
