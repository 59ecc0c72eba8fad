import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { addDays } from '../kernel/time.ts'
import type { VillageNoticeAct } from './notice.ts'
import { decideVillageNotice, resolutionStanding } from './notice.ts'
import type { MeetingRule } from './parameter.ts'
import { initialVillageMeetings, Share } from './parameter.ts'
import { maskName } from '../register/index.ts'
import { contradictionsOf, invalidityOf, neededOf, noticeEnd, periodStart, quarterEnd, quorumOf } from './rules.ts'

const bodyOf = (name: string): MeetingRule => {
  const body = initialVillageMeetings.bodies.find((one) => one.name === name)
  const quorum = initialVillageMeetings.quorums.find((one) => one.body === name)
  if (!body || !quorum) throw new Error(`no ${name}`)
  return { ...body, base: quorum.base, quorum: quorum.share }
}
const representatives = bodyOf('村民代表会议')
const party = bodyOf('党员大会')
const village = bodyOf('村民会议')
const count = fc.integer({ min: 0, max: 400 })
const votes = fc.record({ votesFor: count, votesAgainst: count, abstained: count, isPassed: fc.boolean() })
const topic = (of: { votesFor: number; votesAgainst: number; abstained: number; isPassed: boolean }) =>
  ({ ...of, title: '评议', source: '', resolution: '同意', ballot: 'hands' as const, notice: null, households: [] })
const nobodyRegistered = { adults: 0, households: 0 }

describe('quorum and majority', () => {
  it.each([
    ['more-than-half', 10, 6], ['more-than-half', 11, 6], ['two-thirds', 30, 20], ['two-thirds', 31, 21], ['one-third', 30, 10], ['four-fifths', 26, 21], ['none', 30, 0],
  ] as const)('%s of %d is %d', (share, of, needed) => expect(neededOf(share, of)).toBe(needed))

  it('never need more than there are, nor less as more are due', () => {
    fc.assert(fc.property(fc.constantFrom(...Share.options), fc.integer({ min: 1, max: 5_000 }), (share, all) => {
      const needed = neededOf(share, all)
      expect(needed).toBeGreaterThanOrEqual(share === 'none' ? 0 : 1)
      expect(needed).toBeLessThanOrEqual(all)
      expect(neededOf(share, all + 1)).toBeGreaterThanOrEqual(needed)
    }))
  })

  it('a resolution is valid exactly where it was passed, the numbers agree, enough were there and enough voted for it', () => {
    fc.assert(fc.property(fc.constantFrom(representatives, party, village), fc.integer({ min: 1, max: 400 }), count, votes, (rule, due, present, of) => {
      const share = { 'two-thirds': present * 3 >= due * 2, 'more-than-half': present * 2 > due }[rule.quorum as 'two-thirds' | 'more-than-half']
      const base = rule.majorityOf === 'present' ? present : due
      const isValid = of.isPassed && present <= due && of.votesFor + of.votesAgainst + of.abstained === present && share && of.votesFor * 2 > base && base > 0
      expect(invalidityOf(of, { due, present }, rule).length === 0).toBe(isValid)
    }), { numRuns: 500 })
  })

  it('the party meeting counts its majority of those due, the representatives of those present', () => {
    const of = { votesFor: 14, votesAgainst: 8, abstained: 0, isPassed: true }
    expect(invalidityOf(of, { due: 30, present: 22 }, representatives)).toEqual([])
    expect(invalidityOf(of, { due: 30, present: 22 }, party)).toEqual(['no-majority'])
    expect(invalidityOf(of, { due: 40, present: 22 }, representatives)).toEqual(['no-quorum'])
  })

  it('minutes contradict whenever something was passed that is not valid', () => {
    fc.assert(fc.property(fc.constantFrom(representatives, party, village), fc.integer({ min: 1, max: 400 }), count, votes, (rule, due, present, of) => {
      const found = contradictionsOf({ due, present, topics: [topic(of)] }, rule, nobodyRegistered)
      if (of.isPassed && invalidityOf(of, { due, present }, rule).length > 0) expect(found).not.toEqual([])
      expect(found.includes('present-over-due')).toBe(present > due)
    }), { numRuns: 300 })
  })

  it('more are due than the register has, of adults or of households as the minutes count', () => {
    const minutes = { due: 30, present: 30, topics: [topic({ votesFor: 30, votesAgainst: 0, abstained: 0, isPassed: true })] }
    expect(contradictionsOf(minutes, village, { adults: 29, households: 100 })).toEqual(['due-over-register'])
    expect(contradictionsOf(minutes, { ...village, base: 'households', quorum: 'two-thirds' }, { adults: 29, households: 30 })).toEqual([])
    expect(quorumOf(minutes, village).isReached).toBe(true)
  })
})

describe('a public notice', () => {
  const days = fc.integer({ min: 1, max: 60 })
  const begun = fc.integer({ min: 0, max: 400 }).map((after) => addDays('2020-01-01', after))
  const end: VillageNoticeAct = { act: 'end' }

  it('ends only after its days, photographed, with every objection answered, and stands only where none was upheld', () => {
    fc.assert(fc.property(begun, days, fc.integer({ min: -3, max: 70 }), fc.nat(3), fc.nat(3), fc.boolean(), (from, of, after, open, upheld, hung) => {
      const to = noticeEnd(from, of)
      const today = addDays(from, after)
      const may = today > to && open === 0 && hung
      const decide = () => decideVillageNotice({ state: 'running', to, photos: hung ? ['a'.repeat(64)] : [] }, end, { open, upheld }, today)
      if (!may) {
        expect(decide).toThrow(Refusal)
        return
      }
      expect(after).toBeGreaterThanOrEqual(of)
      expect(resolutionStanding({ isValid: true, needsNotice: true }, [{ state: decide() }])).toBe(upheld > 0 ? 'overturned' : 'stands')
    }), { numRuns: 400 })
  })

  it('what is not valid never stands, and what was withdrawn is to be noticed again', () => {
    expect(resolutionStanding({ isValid: false, needsNotice: true }, [{ state: 'ended' }])).toBe('invalid')
    expect(resolutionStanding({ isValid: true, needsNotice: true }, [{ state: 'withdrawn' }])).toBe('to-be-noticed')
    expect(resolutionStanding({ isValid: true, needsNotice: false }, [])).toBe('stands')
    expect(() => decideVillageNotice({ state: 'ended', to: '2020-01-05', photos: [] }, end, { open: 0, upheld: 0 }, '2020-02-01')).toThrow(new Refusal('village-notice-closed'))
  })
})

describe('the period in which a body is to meet', () => {
  it('begins before a day and ends after it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3_000 }).map((after) => addDays('2020-01-01', after)), (today) => {
      const [month = '', quarter = '', year = ''] = (['month', 'quarter', 'year'] as const).map((owed) => periodStart(owed, today) ?? '')
      expect(year <= quarter && quarter <= month && month <= today && today <= quarterEnd(today)).toBe(true)
      expect(periodStart('quarter', addDays(quarterEnd(today), 1))).toBe(addDays(quarterEnd(today), 1))
      expect(periodStart('no', today)).toBeNull()
    }))
  })
})

it('names are masked but for the first sign', () => {
  expect([maskName('石大山'), maskName('王'), maskName('')]).toEqual(['石**', '王', ''])
})
