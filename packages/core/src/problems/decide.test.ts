import { workCalendar } from '../kernel/work-calendar.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '../kernel/roles.ts'
import { roleRules } from '../capabilities/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { ProblemAction, ProblemActionName } from './actions.ts'
import { actionRules, problemActionNames } from './actions.ts'
import type { Acting } from './acting.ts'
import type { Circumstances } from './decide.ts'
import { allowedActions, decide } from './decide.ts'
import { fold } from './fold.ts'
import { observeProblem } from './observe.ts'
import type { Problem } from './problem.ts'
import type { DutyPost } from './responsibility.ts'
import { chainOf } from './responsibility.ts'
import { problemStates } from './state.ts'

const id = '018f3a00-0000-7000-8000-000000000001'
const subject = '018f3a00-0000-7000-8000-000000000002'
const visit = '018f3a00-0000-7000-8000-000000000003'
const round = '018f3a00-0000-7000-8000-000000000004'
const other = '018f3a00-0000-7000-8000-000000000005'

/** The cast, by the role whose post each holds. */
const cast = {
  helper: 'village', township: 'township', deputy: 'township', office: 'county-office', second: 'county-office',
  housing: 'department', supervisor: 'supervision-team', leader: 'leader',
} as const satisfies Record<string, Role>
type Name = keyof typeof cast
const names = Object.keys(cast) as Name[]

const acting = (name: Name): Acting => ({ person: name, ...roleRules[cast[name]], title: name })
const instant = (day: number) => new Date(Date.UTC(2020, 3, day)).toISOString()
const photo = (day: number) => ({ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: instant(day) })
const measures = [{ kind: 'own-drive' as const, text: '亲帮亲，已搬入新房' }]
const report = (day: number): ProblemAction => ({ action: 'report', measures, evidence: [photo(day)] })

const chain = chainOf([
  post('secretary', 'village', 'village-lead', '431999101201'),
  post('team', 'village', 'resident-team', '431999101201'),
  post('mayor', 'township', 'township-lead', '431999101'),
  post('elsewhere', 'township', 'township-lead', '431999102'),
  { ...post('bureau', 'department', null, '431999'), department: 'housing' },
  { ...post('school', 'department', null, '431999'), department: 'education' },
  post('baoxiang', 'leader', 'leader-in-charge', '431999101'),
  post('shuji', 'leader', 'county-lead', '431999'),
], { village: '431999101201', department: 'housing', helpers: ['aid'] })

function post(person: string, role: Role, duty: DutyPost['duty'], region: string): DutyPost {
  return { person, unit: person, role, duty, region, department: null }
}

function circumstances(day: number, more: Partial<Circumstances> = {}): Circumstances {
  return {
    now: new Date(instant(day)),
    item: { allowance: 10, allowanceUnit: 'day', evidence: ['photo'] },
    calendar: workCalendar({ daysOff: [], workedWeekends: [] }),
    rules: {
      yellowDays: 3, longestExtensionDays: 30, escalation: [], filterDays: [10, 20],
    },
    townshipUnit: null,
    departments: new Set(['housing', 'water']),
    chain,
    mergeTarget: null,
    ...more,
  }
}

/** A problem and what was done to it, told in the users' words; every step takes a day. */
class Story {
  problem: Problem | null = null
  day = 1

  observe(): this {
    const finding = { subjectKind: 'household' as const, subject, standard: 'check-1', item: 'H01', department: 'housing', visit, round }
    return this.append(observeProblem(this.problem?.state ?? null, finding), 'inspector')
  }

  does(name: Name, action: ProblemAction, more: Partial<Circumstances> = {}): this {
    return this.append(decide(this.found(), action, acting(name), circumstances(this.day, more)), name)
  }

  found(): Problem {
    if (!this.problem) throw new Error('nothing found yet')
    return this.problem
  }

  append(entry: Parameters<typeof fold>[1], actor: string): this {
    this.problem = fold(this.problem, entry, { problem: id, actor, happenedAt: instant(this.day) })
    this.day += 1
    return this
  }
}

const found = () => new Story().observe()
const dispatched = () => found().does('office', { action: 'dispatch', unit: 'township-1' })
const acknowledged = () => dispatched().does('helper', { action: 'acknowledge' })
const reported = () => acknowledged().does('helper', report(4))
const reviewed = () => reported().does('township', { action: 'review' })
const seen = () => reviewed().does('supervisor', { action: 'site-check', stillThere: false })
const closed = () => seen().does('office', { action: 'accept' })

const stories = {
  found, dispatched, acknowledged, reported, reviewed, closed,
  void: () => found().does('office', { action: 'void', reason: '登记错户', evidence: [photo(1)] }),
  merged: () => found().does('office', { action: 'merge', into: other }, { mergeTarget: { ...found().found(), id: other } }),
  lapsed: () => found().append({ kind: 'problem-lapsed' }, 'office'),
} satisfies Record<(typeof problemStates)[number], () => Story>

function refusal(run: () => unknown): Refusal {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was not refused')
}

describe('the life of a problem', () => {
  it('goes from found to closed when a higher tier has seen the place', () => {
    expect(closed().found()).toMatchObject({ state: 'closed', spell: 1, falseReports: 0, closedBy: 'office' })
  })

  it('is fixed on the spot straight from found', () => {
    const story = found().does('helper', { action: 'fix-on-the-spot', measures, evidence: [photo(2)] })
    expect(story.found()).toMatchObject({ state: 'reported', dispatchedAt: null, reportedBy: 'helper' })
  })

  it('shows a false report and goes back when it is found again after a report, or seen on site', () => {
    const again = { state: 'acknowledged', falseReports: 1, reportedBy: null, spell: 1 }
    expect(reported().observe().found()).toMatchObject(again)
    expect(reviewed().does('supervisor', { action: 'site-check', stillThere: true }).found()).toMatchObject(again)
  })

  it('comes back one spell later when it is found again after closing, or a revisit finds it', () => {
    const fresh = { state: 'found', spell: 2, closedAt: null, siteCheckedAt: null, dueOn: null, unit: null }
    expect(closed().observe().found()).toMatchObject(fresh)
    expect(closed().does('supervisor', { action: 'revisit', held: false, note: '又搬回老屋' }).found()).toMatchObject(fresh)
  })

  it('stays closed when a revisit finds that it held', () => {
    expect(closed().does('township', { action: 'revisit', held: true }).found())
      .toMatchObject({ state: 'closed', spell: 1, revisitedBy: 'township' })
  })

  it('is joined, not doubled, while it is open', () => {
    expect(found().observe().found()).toMatchObject({ state: 'found', spell: 1, version: 2 })
  })

  it('keeps what was owed when it is handed on: the deadline stays, the new unit acknowledges anew', () => {
    const story = acknowledged().does('office', { action: 'transfer', unit: 'water', reason: '属水利项目' })
    expect(story.found()).toMatchObject({
      state: 'dispatched', unit: 'water', department: 'water', dueOn: '2020-04-12', acknowledgedAt: null,
    })
  })

  it('gets more time when somebody else grants it, within what the county allows', () => {
    const asked = () => acknowledged().does('helper', { action: 'ask-extension', until: '2020-04-30', reason: '雨季停工' })
    expect(refusal(() => asked().does('helper', { action: 'ask-extension', until: '2020-04-30', reason: '再问' })).code)
      .toBe('extension-asked-already')
    expect(asked().does('office', { action: 'grant-extension', until: '2020-04-30' }).found())
      .toMatchObject({ dueOn: '2020-04-30', extensionUntil: null })
    expect(asked().does('office', { action: 'refuse-extension', reason: '不能再拖' }).found())
      .toMatchObject({ dueOn: '2020-04-12', extensionUntil: null })
    const own = acknowledged().does('township', { action: 'ask-extension', until: '2020-04-30', reason: '雨季停工' })
    expect(refusal(() => own.does('township', { action: 'grant-extension', until: '2020-04-30' })).code).toBe('granter-is-asker')
    for (const until of ['2020-04-12', '2020-05-13']) {
      expect(refusal(() => acknowledged().does('helper', { action: 'ask-extension', until, reason: '雨季停工' })))
        .toMatchObject({ code: 'extension-out-of-range', details: { dueOn: '2020-04-12', latest: '2020-05-12' } })
    }
  })

  it('is raised level by level to whoever holds the posts', () => {
    const raise: ProblemAction = { action: 'escalate', reason: '一直没动' }
    const story = acknowledged()
    const raised = ['village', 'township', 'department', 'county-lead'].map((level) => {
      const entry = decide(story.found(), raise, acting('office'), circumstances(story.day))
      story.append(entry, 'office')
      expect(entry).toMatchObject({ kind: 'problem-escalated', level })
      return entry.kind === 'problem-escalated' ? entry.people : []
    })
    expect(raised).toEqual([['secretary', 'team'], ['mayor'], ['bureau'], ['baoxiang', 'shuji']])
    expect(refusal(() => story.does('office', raise)).code).toBe('escalated-to-the-top')
  })

  it('is merged into another living problem of the same household only', () => {
    const merge = (target: Problem | null) => () =>
      found().does('office', { action: 'merge', into: other }, { mergeTarget: target })
    expect(merge({ ...found().found(), id: other })().found()).toMatchObject({ state: 'merged', mergedInto: other })
    expect(refusal(merge(null)).code).toBe('merge-target-wrong')
    expect(refusal(merge(found().found())).code).toBe('merge-target-wrong')
    expect(refusal(merge({ ...found().found(), id: other, subject: other })).code).toBe('merge-target-wrong')
    expect(refusal(merge({ ...closed().found(), id: other })).code).toBe('merge-target-settled')
  })

  it('remembers which leader of which rank took it in hand', () => {
    const entry = decide(found().found(), { action: 'leader-check', how: 'verified', note: '到户看过' }, acting('leader'), circumstances(2))
    expect(entry).toMatchObject({ kind: 'problem-leader-checked', how: 'verified', title: 'leader' })
    expect(refusal(() => found().does('office', { action: 'leader-check', how: 'led', note: '听汇报' })).code).toBe('not-permitted')
  })
})

describe('refusals', () => {
  it('a dispatch to another department, which would not see it', () => {
    expect(refusal(() => found().does('office', { action: 'dispatch', unit: 'water' })).code).toBe('dispatch-to-other-department')
    expect(found().does('office', { action: 'dispatch', unit: 'housing' }).found().unit).toBe('housing')
  })

  it('a dispatch to nobody, where the township has no unit', () => {
    expect(refusal(() => found().does('office', { action: 'dispatch' })).code).toBe('dispatch-needs-unit')
    expect(found().does('office', { action: 'dispatch' }, { townshipUnit: 'township-1' }).found().unit).toBe('township-1')
  })

  it('a dispatch is due on the day that is named, and says what is asked for; a day that is past is refused', () => {
    const asked = { action: 'dispatch', unit: 'housing', until: '2020-12-31', requirement: '先修屋顶' } as const
    expect(decide(found().found(), asked, acting('office'), circumstances(2))).toEqual({ kind: 'problem-dispatched', unit: 'housing', dueOn: '2020-12-31', requirement: '先修屋顶' })
    expect(refusal(() => found().does('office', { ...asked, until: '2019-12-31' })).code).toBe('dispatch-day-past')
  })

  it('name the rule, the state and what is allowed now', () => {
    expect(refusal(() => found().does('office', { action: 'accept' }))).toMatchObject({
      code: 'action-not-allowed',
      details: { state: 'found', action: 'accept', allowed: ['dispatch', 'fix-on-the-spot', 'void', 'merge', 'escalate', 'comment'] },
    })
    expect(refusal(() => dispatched().does('helper', report(0)))).toMatchObject({
      code: 'evidence-before-finding',
      details: { state: 'dispatched', action: 'report', allowed: ['acknowledge', 'plan', 'report', 'ask-extension', 'comment'] },
    })
  })

  it('a report without a measure, without the evidence the item needs, or with evidence from another time', () => {
    const act = (action: Partial<Extract<ProblemAction, { action: 'report' }>>) => refusal(() => acknowledged().does('helper', {
      action: 'report', measures, evidence: [photo(4)], ...action,
    }))
    expect(act({ measures: [] }).code).toBe('action-needs-measure')
    expect(act({ evidence: [] }).code).toBe('action-needs-evidence')
    expect(act({ evidence: [{ ...photo(4), kind: 'file' }] }))
      .toMatchObject({ code: 'evidence-kind-missing', details: { evidenceKinds: ['photo'] } })
    expect(act({ evidence: [photo(0)] }).code).toBe('evidence-before-finding')
    expect(act({ evidence: [photo(5)] }).code).toBe('evidence-in-the-future')
  })

  it('who reported does not review, who reviewed does not accept, nobody accepts unseen', () => {
    const own = () => acknowledged().does('township', report(4))
    expect(refusal(() => own().does('township', { action: 'review' })).code).toBe('reviewer-is-reporter')
    expect(refusal(() => own().does('township', { action: 'return', reason: '重报' })).code).toBe('reviewer-is-reporter')
    expect(refusal(() => reviewed().does('office', { action: 'accept' })).code).toBe('site-check-missing')
    const reviewedAbove = reported().does('office', { action: 'review' }).does('supervisor', { action: 'site-check', stillThere: false })
    expect(refusal(() => reviewedAbove.does('office', { action: 'accept' })).code).toBe('acceptor-is-reviewer')
    expect(reviewedAbove.does('second', { action: 'accept' }).found().state).toBe('closed')
  })

  it('a site check by the reporter’s own tier, and a revisit by whoever closed', () => {
    const own = acknowledged().does('township', report(4))
    expect(refusal(() => own.does('deputy', { action: 'site-check', stillThere: false })))
      .toMatchObject({ code: 'checker-not-above', details: { tiers: ['county', 'province'] } })
    expect(refusal(() => closed().does('office', { action: 'revisit', held: true })).code).toBe('revisitor-is-closer')
    expect(refusal(() => closed().does('second', { action: 'revisit', held: false })).code).toBe('action-needs-reason')
  })

  it('a supervision team mends and closes nothing', () => {
    const may = problemStates.flatMap((state) => allowedActions(stories[state]().found(), acting('supervisor')))
    expect(new Set(may)).toEqual(new Set(['return', 'site-check', 'revisit', 'escalate', 'comment']))
  })
})

/** An action filled in so that nothing but the table can refuse it. */
function filled(name: ProblemActionName, day: number): ProblemAction {
  switch (name) {
    case 'dispatch':
      return { action: name, unit: 'township-1' }
    case 'plan':
      return { action: name, measures }
    case 'fix-on-the-spot':
    case 'report':
      return { action: name, measures, evidence: [photo(day)] }
    case 'ask-extension':
      return { action: name, until: '2020-05-01', reason: '停工' }
    case 'grant-extension':
      return { action: name, until: '2020-05-01' }
    case 'transfer':
      return { action: name, unit: 'township-2', reason: '不属本镇' }
    case 'site-check':
      return { action: name, stillThere: day % 2 === 0 }
    case 'revisit':
      return { action: name, held: day % 2 === 0, note: '看过' }
    case 'void':
      return { action: name, reason: '登记错户', evidence: [photo(1)] }
    case 'merge':
      return { action: name, into: other }
    case 'leader-check':
      return { action: name, how: 'supervised', note: '到户' }
    case 'comment':
      return { action: name, text: '留言' }
    case 'return':
    case 'reopen':
    case 'escalate':
    case 'refuse-extension':
      return { action: name, reason: '理由' }
    case 'acknowledge':
    case 'review':
    case 'accept':
      return { action: name }
  }
}

const mergeTarget = { ...found().found(), id: other }

describe('the table of actions', () => {
  it('decides exactly what it offers: every state × every person × every action', () => {
    let allowed = 0
    for (const state of problemStates) {
      for (const name of names) {
        for (const action of problemActionNames) {
          const story = stories[state]()
          const offered = allowedActions(story.found(), acting(name)).includes(action)
          const rule = actionRules[action]
          const { tier, permissions } = roleRules[cast[name]]
          const byTable = rule.from.includes(state) && (rule.tiers).includes(tier) &&
            rule.permissions.some((permission) => permissions.includes(permission))
          if (offered) {
            expect(byTable).toBe(true)
            story.does(name, filled(action, story.day), { mergeTarget })
            allowed += 1
          } else {
            expect(refusal(() => story.does(name, filled(action, story.day), { mergeTarget }))).toBeInstanceOf(Refusal)
          }
        }
      }
    }
    expect(allowed).toBeGreaterThan(100)
  })
})

const steps = fc.array(fc.oneof(
  fc.constant('observe' as const),
  fc.record({ name: fc.constantFrom(...names), action: fc.constantFrom(...problemActionNames) }),
), { maxLength: 60 })

describe('whatever anybody does, in whatever order', () => {
  it('nothing is closed that nobody of a higher tier has seen after the report, nor by who reported or reviewed', () => {
    fc.assert(fc.property(steps, (todo) => {
      const story = found()
      for (const step of todo) {
        const before = story.found()
        try {
          if (step === 'observe') story.observe()
          else story.does(step.name, filled(step.action, story.day), { mergeTarget })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          expect(story.found()).toBe(before)
        }
        const now = story.found()
        if (now.state === 'closed' && before.state !== 'closed') {
          expect(Date.parse(before.siteCheckedAt ?? '')).toBeGreaterThan(Date.parse(before.reportedAt ?? ''))
          expect([before.reviewedBy, before.reportedBy]).not.toContain(now.closedBy)
        }
        const back = ['closed', 'void', 'merged'].includes(before.state) && now.state === 'found'
        expect(now.spell - before.spell).toBe(back ? 1 : 0)
        if (now.dispatchedAt === null) expect(now.dueOn).toBeNull()
      }
    }), { numRuns: 300 })
  })
})
