import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Leave } from './leave.ts'
import { approvingTier, askedLeave, excuseOf, excuses } from './leave.ts'
import { daysIn, readDays, writeDays } from './attendance.ts'
import { initialDuty, proposalFor } from './parameter.ts'

const CHECK = new Date('2020-04-15T02:40:00.000Z')
const id = '00000000-0000-7000-8000-000000000001'
const slip = (more: Partial<Leave>): Leave => ({
  id, post: id, person: id, village: '431999101201', kind: '公出', isOfficial: true, mayBeLater: false, from: '2020-04-15', to: '2020-04-15', tier: 'township', state: 'approved',
  askedAt: '2020-04-14T02:00:00.000Z', askedBy: id, decidedAt: null, decidedBy: null, ...more,
})

describe('what slips say of an absence', () => {
  it.each<[string, Partial<Leave>, string]>([
    ['an official trip that was asked for before', {}, 'official'],
    ['one that was asked for at that moment', { askedAt: CHECK.toISOString() }, 'younger'],
    ['one that was asked for afterwards', { askedAt: '2020-04-15T06:00:00.000Z' }, 'younger'],
    ['leave', { isOfficial: false }, 'leave'],
    ['illness, asked for afterwards', { isOfficial: false, mayBeLater: true, askedAt: '2020-04-16T06:00:00.000Z' }, 'leave'],
    ['what nobody has approved', { state: 'asked' }, 'not-approved'],
    ['what was refused', { state: 'refused' }, 'none'],
    ['another day', { from: '2020-04-16', to: '2020-04-20' }, 'none'],
  ])('%s', (_, more, what) => expect(excuseOf([slip(more)], CHECK).what).toBe(what))

  it('an official trip never counts by a slip younger than the check, whatever the county allows', () => {
    fc.assert(fc.property(fc.boolean(), fc.integer({ min: 0, max: 10_000 }), (mayBeLater, minutes) => {
      const now = new Date(CHECK.getTime() + minutes * 60_000)
      const kinds = [{ name: '公出', isOfficial: true, mayBeLater }]
      const leave = askedLeave({ post: id, kind: '公出', from: '2020-04-15', to: '2020-04-15', reason: '开会' }, { ...initialDuty, kinds }, { id, person: id, village: '431999101201', askedBy: id, now })
      expect(excuses(excuseOf([{ ...leave, state: 'approved' }], CHECK))).toBe(false)
    }))
  })

  it('the best of several counts', () => {
    expect(excuseOf([slip({ askedAt: '2020-04-15T06:00:00.000Z' }), slip({ isOfficial: false })], CHECK).what).toBe('leave')
  })
})

it('leave is approved by the tier of its days, the longest by the last', () => {
  expect([1, 5, 6, 400].map((days) => approvingTier(days, initialDuty.approvals))).toEqual(['township', 'township', 'county', 'county'])
})

it('more absences propose the sterner thing', () => {
  expect([0, 1, 2, 3, 9].map((absences) => proposalFor(absences, initialDuty.consequences))).toEqual([null, '提醒谈话', '通报，函告派出单位', '建议召回调整', '建议召回调整'])
})

describe('days of a month', () => {
  it('are read as people write them', () => {
    expect(readDays('1-3、5，7日 9至10', '2020-04')).toEqual([1, 2, 3, 5, 7, 9, 10])
    expect(['31', '0', '5-3', '一号', '1--3'].map((text) => readDays(text, '2020-04'))).toEqual([null, null, null, null, null])
    expect([daysIn('2020-02'), daysIn('2019-02'), daysIn('2020-12')]).toEqual([29, 28, 31])
  })

  it('are read again as they were written', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 })), (days) => {
      const sorted = [...days].sort((one, other) => one - other)
      expect(readDays(writeDays(sorted), '2020-04')).toEqual(sorted)
    }))
  })
})
