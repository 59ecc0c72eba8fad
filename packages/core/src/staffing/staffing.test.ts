import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays } from '../kernel/index.ts'
import { initialStaffing } from './parameter.ts'
import type { Posting } from './posting.ts'
import { areTogether, requireReinforcement, standingOf, standsAs } from './reinforcement.ts'
import { villageStaffing } from './village.ts'

const facts = { village: '431999101201', name: '平安村', townshipName: '清溪镇', households: 40, open: 0, kilometres: null }
const posted = (kind: Posting['kind'], person: string): Posting => ({
  id: '01900000-0000-7000-8000-000000000000', kind, person, name: person, unit: 'u', unitName: '单位', title: '岗位', region: facts.village, from: '2020-01-01', until: null,
})
const whole = [posted('leader-in-charge', 'l'), posted('village-lead', 's'), posted('helper', 'h'), ...['a', 'b', 'c'].map((person) => posted('resident-team', person))]
const gapsOf = (people: readonly Posting[], open = 0, loads = new Map<string, number>()) => villageStaffing({ ...facts, open }, people, loads, initialStaffing).gaps

describe('a village', () => {
  it('lacks nothing with a team of three, its posts and few problems', () => {
    expect(gapsOf(whole)).toEqual([])
  })

  it('lacks a team with two, which reinforcement makes whole; one person counts once', () => {
    const two = whole.filter(({ person }) => person !== 'c')
    expect(gapsOf(two)).toEqual(['team'])
    expect(gapsOf([...two, posted('reinforcement', 'a')])).toEqual(['team'])
    expect(gapsOf([...two, posted('reinforcement', 'd')])).toEqual([])
  })

  it('lacks a post, a helper with few households, people for its problems', () => {
    expect(gapsOf(whole.filter(({ kind }) => kind !== 'village-lead'))).toEqual(['post'])
    expect(gapsOf(whole, 0, new Map([['h', 11]]))).toEqual(['helpers'])
    expect([gapsOf(whole, 40), gapsOf(whole, 41)]).toEqual([[], ['load']])
    expect(gapsOf([], 1)).toEqual(['team', 'post', 'load'])
  })
})

describe('a reinforcement', () => {
  const dates = { from: '2020-05-04', until: '2020-05-10', endedOn: null }
  const on = (day: string) => standingOf(dates, day, { endingDays: 2 })

  it('begins and ends by itself', () => {
    expect(['2020-05-03', '2020-05-04', '2020-05-08', '2020-05-10', '2020-05-11'].map(on)).toEqual(['planned', 'there', 'ending', 'ending', 'over'])
  })

  it('is over from the day on which it is called back, and was never there where that is before it began', () => {
    const back = { ...dates, endedOn: '2020-05-06' }
    expect(['2020-05-05', '2020-05-06'].map((day) => standsAs(back, 'there', day, { endingDays: 2 }))).toEqual([true, false])
    expect(standingOf({ ...dates, endedOn: '2020-05-02' }, '2020-05-02', { endingDays: 2 })).toBe('over')
    expect(areTogether(back, { from: '2020-05-06', until: '2020-05-09', endedOn: null })).toBe(false)
  })

  it('stands in one of planned, there and over on every day', () => {
    const offset = fc.integer({ min: 0, max: 20 })
    fc.assert(fc.property(offset, offset, fc.option(offset), offset, (from, length, ended, day) => {
      const some = { from: addDays('2020-05-01', from), until: addDays('2020-05-01', from + length), endedOn: ended === null ? null : addDays('2020-05-01', ended) }
      const standings = (['planned', 'there', 'over'] as const).filter((standing) => standsAs(some, standing, addDays('2020-05-01', day), { endingDays: 3 }))
      expect(standings).toHaveLength(1)
    }))
  })

  it('goes to a township or a village, from today on, for no longer than the county allows', () => {
    const why = (change: object) => {
      try {
        requireReinforcement({ region: facts.village, from: '2020-05-04', until: '2020-05-10', ...change }, '2020-05-04', { mostReinforcementDays: 7 })
        return null
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect([why({}), why({ region: '431999101' })]).toEqual([null, null])
    expect(why({ region: '431999' })).toBe('reinforcement-place-wrong')
    expect([why({ from: '2020-05-03' }), why({ until: '2020-05-03' }), why({ until: '2020-05-11' })]).toEqual(Array(3).fill('reinforcement-days-wrong'))
  })
})
