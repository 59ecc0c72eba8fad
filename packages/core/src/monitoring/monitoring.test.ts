import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { addDays } from '../kernel/time.ts'
import { ResolutionStanding } from '../village-meetings/index.ts'
import type { MonitoringAct, MonitoringCase, StepGrounds, VisitTold } from './case.ts'
import { decideMonitoring, dueOn, monitoringLacks, monitoringLacksOf, nextStep, openCase, openCaseStates, stableOn, stepsOf } from './case.ts'
import type { MonitoringTier } from './parameter.ts'
import { initialMonitoring, MonitoringParameter, setOn } from './parameter.ts'

const today = '2020-05-07'
const words = { lack: Object.fromEntries(monitoringLacks.map((one) => [one, `${one} {steps}`])) as Record<(typeof monitoringLacks)[number], string>, tier: { village: '村', township: '乡镇', county: '县' }, comma: '；' }
const day = fc.integer({ min: -15, max: 0 }).map((days) => addDays(today, days))
const everybody: readonly MonitoringTier[] = ['village', 'township', 'county']

const visit = (more: Partial<VisitTold> = {}): VisitTold => ({
  day: today, visitors: ['石大山', '田小河'], found: '户主住院，花了三万多', consents: true, signer: '石大山', object: '边缘易致贫户', risk: '因病', fulfilled: [], removedBy: '', ...more,
})
const stands: StepGrounds = { visit: visit(), resolution: { day: today, standing: 'stands', openObjections: 0 }, isUsed: false }
const clue = { kind: '农户自主申报', day: today, text: '户主住院，花了三万多' }
const opened = () => openCase(clue, initialMonitoring, today)
const actOf = (of: MonitoringCase, name: string): MonitoringAct => {
  const kind = stepsOf(of).find((step) => step.name === name)?.kind
  if (kind === 'visit') return { act: 'visit', stage: name, visit: visit(of.state === 'removal' ? { object: '', risk: '', removedBy: '帮扶消除', fulfilled: [...initialMonitoring.removalConditions] } : {}) }
  return kind === 'resolution' ? { act: 'resolution', stage: name, meeting: null, topic: 1 } : { act: 'review', stage: name, opinion: '材料齐全，同意' }
}
const doNext = (of: MonitoringCase, on = today) => {
  const action = actOf(of, nextStep(of)?.name ?? '')
  const told = action.act === 'visit' ? { ...action, visit: { ...action.visit, day: on } } : action
  return decideMonitoring(of, told, { tiers: everybody, hasEnded: false, today: on, grounds: { ...stands, visit: visit({ day: on, fulfilled: [...initialMonitoring.removalConditions] }), resolution: { day: on, standing: 'stands', openObjections: 0 } } }, initialMonitoring, words)
}
const through = (of: MonitoringCase, steps: number, on = today): MonitoringCase => (steps === 0 ? of : through(doNext(of, on), steps - 1, on))
const codeOf = (run: () => unknown) => {
  try { run() } catch (error) { return error instanceof Refusal ? error.code : 'other' }
  return undefined
}

describe('a case of monitoring', () => {
  it('goes from the clue by all steps in their order, and is in time exactly within the days', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), (days) => {
      const done = through(opened(), 4, addDays(today, days))
      expect([done.state, done.takenUpOn, done.isInTime, done.next]).toEqual(['monitored', addDays(today, days), days <= 15, null])
    }))
  })

  it('is due by the step’s own days, and never after the whole', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 40 }), fc.nat(3), (own, wholeDays, done) => {
      const steps = initialMonitoring.steps.map((step, place) => ({ ...step, days: own[place] ?? 0 }))
      const of = { ...opened(), steps, wholeDays, next: done + 1 }
      const days = own[done] ?? 0
      expect(dueOn(of)).toBe(addDays(today, days > 0 ? Math.min(days, wholeDays) : wholeDays))
    }))
    expect(dueOn({ ...opened(), state: 'removal' })).toBeNull()
    expect(dueOn({ ...opened(), next: null })).toBeNull()
  })

  const grounds: fc.Arbitrary<StepGrounds> = fc.record({
    visit: fc.option(fc.record({ day, consents: fc.boolean(), visitors: fc.subarray(['石大山', '田小河'], { minLength: 1 }), fulfilled: fc.subarray([...initialMonitoring.removalConditions]) }), { nil: null }),
    resolution: fc.oneof(fc.record({ day, standing: fc.constantFrom(...ResolutionStanding.options), openObjections: fc.nat(2) }), fc.constant(null), fc.constant(undefined)),
    isUsed: fc.boolean(),
  })

  it('takes a step exactly where it is the next one, of one’s own tier, with nothing lacking', () => {
    fc.assert(fc.property(grounds, fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.subarray([...everybody]), (on, next, place, tiers) => {
      const of = { ...opened(), next, begunOn: addDays(today, -15) }
      const step = stepsOf(of)[place]
      if (!step) throw new Error('no step')
      const action = actOf(of, step.name)
      const isAgain = place === 0 && next === 2
      const may = tiers.includes(step.tier) && (place + 1 === next || isAgain) && monitoringLacksOf(of, step, on, initialMonitoring).length === 0
      const act = () => decideMonitoring(of, action, { tiers, hasEnded: false, today, grounds: on }, initialMonitoring, words)
      if (may) expect(act().next).toBe(place === 3 ? null : place + 2)
      else expect(act).toThrow(Refusal)
    }), { numRuns: 800 })
  })

  it('says everything that is lacking at once, and nothing that is there', () => {
    fc.assert(fc.property(grounds, fc.integer({ min: 1, max: 4 }), fc.nat(3), fc.boolean(), (on, next, place, isRemoval) => {
      const of: MonitoringCase = { ...opened(), state: isRemoval ? 'removal' : 'taking-up', next }
      const step = stepsOf(of)[place]
      if (!step) throw new Error('no step')
      const lacks = new Set(monitoringLacksOf(of, step, on, initialMonitoring))
      const meets = place >= 1
      expect(lacks.has('steps')).toBe(place + 1 > next)
      expect(lacks.has('consent')).toBe(place > 0 && on.visit?.consents !== true)
      expect(lacks.has('visitors')).toBe(isRemoval && on.visit !== null && on.visit.visitors.length < 2)
      expect(lacks.has('conditions')).toBe(isRemoval && place > 0 && on.visit?.fulfilled.length !== initialMonitoring.removalConditions.length)
      expect(lacks.has('meeting')).toBe(meets && on.resolution === undefined)
      expect(lacks.has('resolution')).toBe(meets && on.resolution === null)
      expect(lacks.has('before-visit')).toBe(meets && Boolean(on.resolution) && on.visit !== null && (on.resolution?.day ?? '') < on.visit.day)
      expect(lacks.has('objection')).toBe(meets && on.resolution?.standing === 'running' && on.resolution.openObjections > 0)
      expect((['invalid', 'to-be-noticed', 'running', 'overturned'] as const).filter((one) => lacks.has(one))).toEqual(meets && on.resolution && on.resolution.standing !== 'stands' ? [on.resolution.standing] : [])
    }), { numRuns: 500 })
  })

  it('names the steps before it that are not done', () => {
    const refused = () => decideMonitoring(opened(), { act: 'review', stage: '县级审定', opinion: '同意纳入' }, { tiers: ['county'], hasEnded: false, today, grounds: { visit: null, resolution: undefined, isUsed: false } }, initialMonitoring, words)
    try { refused() } catch (error) {
      expect((error as Refusal).details).toEqual({ name: '县级审定', why: 'steps 入户核实、评议公示、乡镇初审；consent 入户核实、评议公示、乡镇初审；meeting 入户核实、评议公示、乡镇初审' })
    }
    expect(codeOf(refused)).toBe('monitoring-lacks')
  })

  it('goes back to an earlier step, is declined only after a visit, and ends only with its household', () => {
    const back = (next: number, to: string) => decideMonitoring({ ...opened(), next }, { act: 'return', backTo: to, reason: '名单没有贴出来' }, { tiers: everybody, hasEnded: false, today, grounds: stands }, initialMonitoring, words)
    expect([back(3, '入户核实').next, back(4, '评议公示').next]).toEqual([1, 2])
    expect([codeOf(() => back(3, '县级审定')), codeOf(() => back(1, '入户核实')), codeOf(() => back(2, '别的'))]).toEqual(['monitoring-step-not-earlier', 'monitoring-not-visited', 'monitoring-step-unknown'])
    const act = (of: MonitoringCase, action: MonitoringAct, hasEnded = false) => decideMonitoring(of, action, { tiers: everybody, hasEnded, today, grounds: stands }, initialMonitoring, words)
    const decline: MonitoringAct = { act: 'decline', reason: '收入稳定，没有风险' }
    expect(act({ ...opened(), next: 2 }, decline)).toMatchObject({ state: 'not-taken-up', next: null, isInTime: true })
    expect(codeOf(() => act(opened(), decline))).toBe('monitoring-not-visited')
    expect(codeOf(() => act(opened(), { act: 'lapse', reason: '户已迁出' }))).toBe('monitoring-household-there')
    expect(act(opened(), { act: 'lapse', reason: '户已迁出' }, true).state).toBe('lapsed')
    expect(codeOf(() => act({ ...opened(), next: 2 }, decline, true))).toBe('monitoring-household-ended')
    for (const state of ['removed', 'not-taken-up', 'lapsed'] as const) expect([openCaseStates.includes(state), codeOf(() => act({ ...opened(), state, next: null }, decline))]).toEqual([false, 'monitoring-case-closed'])
  })

  it('has its risk removed after its months, by all steps of the removal, and stays monitored where that is declined', () => {
    const taken = through(opened(), 4)
    const begin = (on: string) => decideMonitoring(taken, { act: 'begin-removal', reason: '收入已经稳定' }, { tiers: ['village'], hasEnded: false, today: on, grounds: stands }, initialMonitoring, words)
    expect(codeOf(() => begin('2020-11-06'))).toBe('monitoring-not-stable')
    const removing = begin('2020-11-07')
    expect([removing.state, removing.next, stepsOf(removing).map(({ name }) => name)]).toEqual(['removal', 1, ['消除核实', '消除评议公示', '乡镇审核', '县级批准']])
    expect(through(removing, 4, '2020-11-20').state).toBe('removed')
    const declined = decideMonitoring({ ...removing, next: 3 }, { act: 'decline', reason: '收入还不稳定' }, { tiers: ['township'], hasEnded: false, today: '2020-11-20', grounds: stands }, initialMonitoring, words)
    expect([declined.state, declined.takenUpOn, declined.isInTime]).toEqual(['monitored', today, true])
  })

  it.each([['2020-08-31', 6, '2021-02-28'], ['2020-05-07', 6, '2020-11-07'], ['2019-12-31', 2, '2020-02-29'], ['2020-05-07', 0, '2020-05-07']])('from %s, %d months are over on %s', (from, stableMonths, on) => {
    expect(stableOn(from, { stableMonths })).toBe(on)
  })

  it('goes by the objects of the day of its clue', () => {
    expect(['2019-06-01', '2020-12-31', '2021-01-01', '2025-12-31', '2026-01-01'].map((on) => setOn(initialMonitoring, on))).toEqual(['2020年', '2020年', '2021—2025年', '2021—2025年', '2026年起'])
    expect(codeOf(() => decideMonitoring(opened(), { act: 'visit', stage: '入户核实', visit: visit({ object: '突发严重困难户' }) }, { tiers: ['village'], hasEnded: false, today, grounds: stands }, initialMonitoring, words))).toBe('monitoring-object-unknown')
    expect(codeOf(() => openCase({ ...clue, kind: '听说' }, initialMonitoring, today))).toBe('monitoring-clue-unknown')
    expect([codeOf(() => openCase({ ...clue, day: '2020-05-08' }, initialMonitoring, today)), codeOf(() => openCase({ ...clue, day: '2020-04-21' }, initialMonitoring, today))]).toEqual(['monitoring-day-wrong', 'monitoring-day-wrong'])
  })

  it('has steps that begin with a visit and end with an opinion, each with a name of its own', () => {
    const [first, ...rest] = initialMonitoring.steps
    expect(MonitoringParameter.safeParse(initialMonitoring).success).toBe(true)
    expect(MonitoringParameter.safeParse({ ...initialMonitoring, steps: rest }).success).toBe(false)
    expect(MonitoringParameter.safeParse({ ...initialMonitoring, steps: [first, first, ...rest] }).success).toBe(false)
  })
})
