import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, ranksOf } from '../kernel/index.ts'
import { mayBeTarget } from './catalogue.ts'
import { checksOf, differenceOf, lacksOf } from './checks.ts'
import type { Light, LightRule, Progress } from './lights.ts'
import { lightOf } from './lights.ts'
import { completionOf, meanOf, reachOf } from './departments.ts'
import { isBehind, lackOf } from './objects.ts'
import type { Reporting } from './period.ts'
import { currentPeriod, isPeriodEnd, periodOf, periodsUpTo, Rhythm } from './period.ts'
import { publishedPractices } from './practices.ts'
import { decidingStep, nextRound } from './report.ts'
import { backwards, plannedBy, planOf } from './schedule.ts'
import { demandSays, isMet, stageDays } from './stages.ts'
import { codeNamed, indicatorTermsIn } from './words/office.ts'
import { gapOf, shareOfTask, together } from './value.ts'

const days = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2019-01-01', count))
const quantity = { kind: 'quantity', direction: 'at-least', basis: 'count' } as const
const rate = { ...quantity, kind: 'rate' } as const
const reported = (done: number, more = {}) => ({ done, started: null, whole: null, rate: null, remark: '', ...more })
const reading = (done: number, whole: number | null = null, told: number | null = null) => ({ done, whole, rate: told })

describe('words of office tables', () => {
  it.each([['direction', '不高于', 'at-most'], ['direction', '≥', 'at-least'], ['rhythm', '每周', 'week'], ['reportingTier', '行政村', 'village'], ['direction', '差不多', undefined]] as const)(
    '%s written %s is %s', (group, written, code) => { expect(codeNamed(group, written)).toBe(code) })

  it('mean one thing each', () => {
    for (const group of ['direction', 'indicatorKind', 'rhythm', 'reportingTier'] as const) {
      for (const [code, name] of Object.entries(indicatorTermsIn('zh-CN')[group])) expect(codeNamed(group, name)).toBe(code)
    }
  })
})

describe('periods', () => {
  it('lie one after the other without a gap, and each day lies in one', () => {
    fc.assert(fc.property(fc.constantFrom(...Rhythm.options), days, (rhythm, day) => {
      const { start, end } = periodOf(rhythm, day)
      expect(start <= day && day <= end).toBe(true)
      expect(periodOf(rhythm, start)).toEqual(periodOf(rhythm, end))
      expect(periodOf(rhythm, addDays(end, 1)).start).toBe(addDays(end, 1))
      expect(isPeriodEnd(rhythm, end)).toBe(true)
    }))
    expect([periodOf('week', '2020-05-07'), periodOf('ten-days', '2020-02-29'), periodOf('month', '2020-02-03')]).toEqual([
      { start: '2020-05-04', end: '2020-05-10' }, { start: '2020-02-21', end: '2020-02-29' }, { start: '2020-02-01', end: '2020-02-29' },
    ])
  })

  it('are reported once they are over, or from their day on where they are told before', () => {
    const reporting: Reporting = { rhythm: 'month', dueDays: -2, startsOn: '2020-01-01' }
    expect(currentPeriod(reporting, '2020-05-28')?.end).toBe('2020-04-30')
    expect(currentPeriod(reporting, '2020-05-29')?.end).toBe('2020-05-31')
    expect(currentPeriod({ ...reporting, rhythm: 'week', dueDays: 1 }, '2020-05-07')?.end).toBe('2020-05-03')
    expect(currentPeriod({ ...reporting, startsOn: '2020-06-01' }, '2020-05-28')).toBeNull()
    expect(periodsUpTo({ rhythm: 'week', dueDays: 1, startsOn: '2020-04-20' }, '2020-05-07', 9).map(({ end }) => end)).toEqual(['2020-04-26', '2020-05-03'])
  })
})

describe('the value and its gap', () => {
  it('is told in its own unit: percent of task, percentage points with people, objects', () => {
    expect(shareOfTask(quantity, reading(65), 250)).toBe(0.26)
    expect(gapOf(quantity, reading(65), 250)).toEqual({ left: 185, points: null, reached: false })
    expect(gapOf(rate, reading(902, 1_000), 95)).toEqual({ left: 48, points: 4.8, reached: false })
    expect(gapOf({ ...quantity, kind: 'objects' }, reading(235, 250), null)).toEqual({ left: 15, points: null, reached: false })
    expect(gapOf({ ...quantity, kind: 'standard' }, reading(644), 600)).toEqual({ left: 0, points: null, reached: true })
    expect(gapOf({ ...quantity, kind: 'standard', direction: 'at-most' }, reading(3), 0)).toEqual({ left: 3, points: null, reached: false })
    // Where the objects are not known one by one, they are as many as the target says.
    expect(gapOf({ ...quantity, kind: 'objects' }, reading(10), 25)).toEqual({ left: 15, points: null, reached: false })
    expect(shareOfTask({ ...quantity, basis: 'person-months' }, reading(126, null, 0.7), 180)).toBe(0.7)
    expect([shareOfTask(quantity, reading(5), 0), shareOfTask(rate, reading(0, 0), 95)]).toEqual([null, null])
  })

  it('of places together is that of their sums, and over-fulfilment is kept', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 })), { minLength: 1 }), (places) => {
      const all = together(places.map(([done, whole]) => reading(done, whole)))
      const [done, whole] = [0, 1].map((place) => places.reduce((sum, one) => sum + (one[place] ?? 0), 0))
      expect(all && shareOfTask(rate, all, 95)).toBeCloseTo((done ?? 0) / (whole ?? 1), 9)
      const gap = all && gapOf(rate, all, 95)
      expect(gap?.reached).toBe((done ?? 0) / (whole ?? 1) >= 0.95 - 1e-6)
    }))
    expect(together([])).toBeNull()
  })

  it('cannot be a share of nothing', () => {
    expect([mayBeTarget(quantity, 0), mayBeTarget({ ...quantity, direction: 'at-most' }, 0), mayBeTarget(rate, 101)]).toEqual([false, true, false])
  })
})

describe('checks as one types', () => {
  it('find what mostly is a mistake', () => {
    const known = { target: 100, last: { reported: reported(50), target: 100 } }
    expect(checksOf(quantity, reported(60), known)).toEqual([])
    expect(checksOf(quantity, reported(140), known)).toEqual(['over-all'])
    expect(checksOf(quantity, reported(40), known)).toEqual(['less-than-last'])
    expect(checksOf(quantity, reported(60, { started: 55 }), known)).toEqual(['done-without-start'])
    expect(checksOf(quantity, reported(60), { ...known, target: 120 })).toEqual(['target-moved'])
    expect(checksOf(quantity, reported(60, { rate: 0.7 }), known)).toEqual(['rate-differs'])
    expect(checksOf(quantity, reported(60, { rate: 0.6 }), known)).toEqual([])
    expect(checksOf({ ...quantity, basis: 'person-months' }, reported(60, { rate: 0.7 }), known)).toEqual([])
    expect(checksOf(rate, reported(60, { whole: 110 }), { target: 95, last: { reported: reported(70, { whole: 100 }), target: 95 } })).toEqual(['whole-moved'])
    expect([lacksOf(rate, reported(1)), lacksOf({ kind: 'quantity', basis: 'milestones' }, reported(1)), lacksOf(quantity, reported(1))]).toEqual(['whole', 'rate', null])
  })

  it('tell reported and computed apart as an office would read them', () => {
    expect(differenceOf(rate, reading(951, 1_000), reading(902, 1_000), 95)).toEqual({ done: 49, points: 4.9 })
    expect(differenceOf(rate, reading(9021, 10_000), reading(9020, 10_000), 95)).toBeNull()
    expect(differenceOf(quantity, reading(3), reading(3), 9)).toBeNull()
  })
})

describe('the plan', () => {
  const schedule = { startsOn: '2020-01-01', dueOn: '2020-06-30', target: 100, milestones: [{ day: '2020-03-31', amount: 20 }] }

  it('runs through its milestones and never backwards', () => {
    expect([plannedBy(schedule, '2020-01-01'), plannedBy(schedule, '2020-03-31'), plannedBy(schedule, '2020-07-09')]).toEqual([0, 20, 100])
    fc.assert(fc.property(fc.nat(200), fc.nat(200), (one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map((count) => plannedBy(schedule, addDays('2019-12-20', count)))
      expect(early).toBeLessThanOrEqual(late ?? NaN)
    }))
  })

  it('from the date backwards has a point at each month’s end, the same each month', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 9_999 }), (startsOn, length, target) => {
      const dueOn = addDays(startsOn, length)
      const points = backwards({ startsOn, dueOn, target })
      expect(points.every(({ day }) => day > startsOn && day < dueOn && isPeriodEnd('month', day))).toBe(true)
      const plan = planOf({ startsOn, dueOn, target, milestones: points })
      expect(plan.map(({ amount }) => amount)).toEqual(plan.map(({ amount }) => amount).sort((one, other) => one - other))
      expect(points.length).toBeGreaterThanOrEqual(Math.floor(daysBetween(startsOn, dueOn) / 31) - 2)
    }))
  })
})

describe('lights', () => {
  const progress: Progress = {
    today: '2020-04-01', schedule: { startsOn: '2020-01-01', dueOn: '2020-06-30', target: 100, milestones: [] }, done: 50, reached: false, short: null,
    isMissing: false, daysWithoutReport: 3, before: [],
  }
  const rules: LightRule[] = [{ when: 'points-behind', amount: 10, light: 'yellow' }, { when: 'points-behind', amount: 30, light: 'red' }]

  it('are the gravest of the rules that hold', () => {
    expect([60, 35, 10].map((done) => lightOf(rules, { ...progress, done }))).toEqual(['green', 'yellow', 'red'])
    expect(lightOf([...rules, { when: 'red-in-a-row', amount: 2, light: 'red' }], { ...progress, before: ['red', 'red'] })).toBe('red')
    expect(lightOf([{ when: 'days-left', amount: 100, light: 'blue' }], progress)).toBe('blue')
    expect(lightOf([{ when: 'short-of-target', amount: 3, light: 'yellow' }], { ...progress, schedule: null, short: 4.8 })).toBe('yellow')
    expect(lightOf([{ when: 'short-of-target', amount: 3, light: 'yellow' }], { ...progress, short: 4.8 })).toBe('green')
    expect(lightOf([{ when: 'days-without-report', amount: 2, light: 'yellow' }], progress)).toBe('yellow')
  })

  it('are never green where the report is missing, whatever the rules and the value', () => {
    const condition = fc.constantFrom('points-behind', 'below-milestone', 'days-left', 'days-without-report', 'milestone-missed-days', 'red-in-a-row')
    const rule = fc.record({ when: condition, amount: fc.nat(100), light: fc.constantFrom<Light[]>('green', 'blue', 'yellow', 'red') }) as fc.Arbitrary<LightRule>
    fc.assert(fc.property(fc.array(rule), fc.option(fc.nat(150)), fc.boolean(), (some, done, reached) => {
      expect(lightOf(some, { ...progress, done, reached, isMissing: true })).not.toBe('green')
      expect(lightOf(some, { ...progress, done: null, reached })).not.toBe('green')
    }))
  })

  it('go by what places have published', () => {
    const lit = (place: string, more: Partial<Progress>) => lightOf(publishedPractices.find((one) => one.place === place)?.rules ?? [], { ...progress, ...more })
    const milestones = [{ day: '2020-03-31', amount: 50 }]
    const schedule = { startsOn: '2020-01-01', dueOn: '2020-06-30', target: 100, milestones }
    expect([lit('银川', { done: 35 }), lit('银川', { done: 10 })]).toEqual(['yellow', 'red'])
    expect([45, 35, 25].map((done) => lit('新晃', { schedule, done }))).toEqual(['green', 'yellow', 'red'])
    expect([lit('松阳', { schedule, done: 40 }), lit('隆昌', { done: 40, before: ['yellow', 'yellow', 'yellow'] })]).toEqual(['yellow', 'red'])
    expect([lit('宿迁', { done: 60, today: '2020-06-05' }), lit('宿迁', { done: 40 })]).toEqual(['yellow', 'yellow'])
    expect(lit('宿迁', { done: 99, today: '2020-06-05' })).toBe('blue')
  })
})

describe('ranks', () => {
  it('are shared by equal ones, as offices write them', () => {
    expect(ranksOf([90, 80, 70, 70, 60], (value) => value)).toEqual([1, 2, 3, 3, 5])
    expect(ranksOf([3, null, 1, 1], (value) => value, 'lowest')).toEqual([3, null, 1, 1])
    fc.assert(fc.property(fc.array(fc.option(fc.nat(5))), (values) => {
      const ranks = ranksOf(values, (value) => value)
      for (const [index, rank] of ranks.entries()) {
        const own = values[index]
        expect(rank === null).toBe(own === null)
        if (rank !== null) expect(values.filter((other) => other !== null && other > (own ?? 0)).length).toBe(rank - 1)
      }
    }))
  })
})

describe('departments and stages', () => {
  const told = (measure: Parameters<typeof gapOf>[0], own: ReturnType<typeof reading>, target: number | null) =>
    ({ ...own, share: shareOfTask(measure, own, target), gap: gapOf(measure, own, target) })
  const completion = (measure: Parameters<typeof gapOf>[0], own: ReturnType<typeof reading>, target: number | null) =>
    completionOf(measure, told(measure, own, target), target)

  it('are held to the mean of what is done: more than all is all, what nobody has told is nothing', () => {
    expect([completion(quantity, reading(65), 250), completion(quantity, reading(300), 250)]).toEqual([0.26, 1])
    expect(completion(rate, reading(76, 100), 95)).toBe(0.8)
    expect(completion({ ...quantity, kind: 'objects' }, reading(10, 40), null)).toBe(0.25)
    expect([completion({ ...quantity, direction: 'at-most' }, reading(20), 5), completion({ ...quantity, direction: 'at-most' }, reading(20), 0)]).toEqual([0.25, 0])
    expect(completion({ ...quantity, direction: 'reach' }, reading(125), 100)).toBe(0.8)
    expect(completion({ ...quantity, basis: 'person-months' }, reading(126, null, 0.7), 180)).toBe(0.7)
    expect([completionOf(quantity, null, 250), reachOf(null), reachOf(told(quantity, reading(1), 2)), reachOf(told(quantity, reading(2), 2))]).toEqual([0, 'untold', 'short', 'reached'])
    expect([meanOf([0.2, 0.4, 0.9]), meanOf([])]).toEqual([0.5, null])
    fc.assert(fc.property(fc.nat(1_000), fc.nat(1_000), fc.constantFrom('at-least', 'at-most', 'reach' as const), (done, target, direction) => {
      const share = completion({ ...quantity, direction }, reading(done), target)
      expect(share >= 0 && share <= 1).toBe(true)
      expect(share === 1).toBe(reachOf(told({ ...quantity, direction }, reading(done), target)) === 'reached')
    }))
  })

  it('have their days in order, the examination’s once, and a demand that nobody can tell of is not met', () => {
    const demand = (day: string, name: string) => ({ day, name, what: 'open-problems' as const, indicator: '', amount: 0 })
    const examination = { day: '2020-07-07', title: '普查' }
    const demands = [demand('2020-06-30', '扫尾'), demand('2020-05-31', '第一仗'), demand('2020-06-30', '扫尾')]
    expect(stageDays({ demands }, examination).map(({ name, isExamination }) => [name, isExamination])).toEqual([['第一仗', false], ['扫尾', false], ['普查', true]])
    expect(stageDays({ demands: [demand('2020-07-07', '迎接普查')] }, examination).map(({ name }) => name)).toEqual(['迎接普查'])
    expect(stageDays({ demands: [] }, null)).toEqual([])
    expect([isMet('indicator-share', 60, 60), isMet('indicator-share', 59.9, 60), isMet('open-problems', 60, 60), isMet('red-lights', 1, 0), isMet('open-problems', null, 9)])
      .toEqual([true, false, true, false, false])
    expect(demandSays('{about}最多还差 {amount} {unit}', { about: '卫生室', amount: 3, unit: '个' })).toBe('卫生室最多还差 3 个')
  })
})

describe('reports and objects', () => {
  const round = { round: 1, state: 'submitted', confirmed: 0, submittedBy: 'a' } as const

  it('are confirmed by one unit after the other, never by whoever reported, and then are frozen', () => {
    expect([nextRound(null), nextRound(round), nextRound({ ...round, state: 'returned' })]).toEqual([1, 2, 2])
    expect(() => nextRound({ ...round, state: 'confirmed' })).toThrow('indicator-period-frozen')
    expect(() => nextRound({ ...round, confirmed: 1 })).toThrow('indicator-report-under-way')
    const confirmers = ['transport', 'office']
    expect(decidingStep(round, confirmers, { person: 'b', units: ['transport'] })).toBe(0)
    expect(() => decidingStep(round, confirmers, { person: 'b', units: ['office'] })).toThrow('indicator-confirmer-other')
    expect(() => decidingStep(round, confirmers, { person: 'a', units: ['transport'] })).toThrow('indicator-confirmer-is-reporter')
    expect(() => decidingStep({ ...round, state: 'confirmed' }, confirmers, { person: 'b', units: ['transport'] })).toThrow('indicator-report-not-waiting')
  })

  it('of objects a state is told with its days, a deduction with its reason', () => {
    const told = { state: 'planned', startedOn: null, finishedOn: null, note: '' } as const
    expect(lackOf(told, '2020-05-07')).toBeNull()
    expect(lackOf({ ...told, state: 'started' }, '2020-05-07')).toBe('started-on')
    expect(lackOf({ ...told, state: 'finished', startedOn: '2020-05-02' }, '2020-05-07')).toBe('finished-on')
    expect(lackOf({ ...told, state: 'finished', startedOn: '2020-05-02', finishedOn: '2020-05-01' }, '2020-05-07')).toBe('finished-before-started')
    expect(lackOf({ ...told, state: 'started', startedOn: '2020-05-09' }, '2020-05-07')).toBe('in-the-future')
    expect(lackOf({ ...told, state: 'given-up' }, '2020-05-07')).toBe('reason')
    expect(isBehind({ state: 'started', plannedOn: '2020-05-01' }, '2020-05-07')).toBe(true)
    expect(isBehind({ state: 'given-up', plannedOn: '2020-05-01' }, '2020-05-07')).toBe(false)
  })
})
