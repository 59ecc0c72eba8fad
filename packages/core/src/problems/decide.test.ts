import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../refusal.ts'
import type { ProblemAction, ProblemActionName } from './actions.ts'
import { actionRules } from './actions.ts'
import { allowedActions, decide } from './decide.ts'
import { fold } from './fold.ts'
import { observeProblem } from './observe.ts'
import type { Problem } from './problem.ts'

const id = '018f3a00-0000-7000-8000-000000000001'
const subject = '018f3a00-0000-7000-8000-000000000002'
const visit = '018f3a00-0000-7000-8000-000000000003'
const round = '018f3a00-0000-7000-8000-000000000004'
const cast = { helper: 'helper', township: 'township', county: 'county', supervisor: 'supervisor' } as const

const instant = (day: number) => new Date(Date.UTC(2020, 3, day)).toISOString()
const photo = (day: number) => ({ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: instant(day) })
const report = (day: number): ProblemAction => ({
  action: 'report', measures: [{ kind: 'own-drive', text: '亲帮亲，已搬入新房' }], evidence: [photo(day)],
})

type Tier = 'village' | 'township' | 'county'

/** A problem and what was done to it, told in the users' words. */
class Story {
  problem: Problem | null = null
  day = 1

  observe(): this {
    const finding = { subjectKind: 'household' as const, subject, item: 'H01', visit, round }
    return this.#append(observeProblem(this.problem?.state ?? null, finding), 'inspector')
  }

  does(person: string, tier: Tier, action: ProblemAction): this {
    const problem = this.found()
    return this.#append(decide(problem, action, { person, tier }, instant(this.day)), person)
  }

  found(): Problem {
    if (!this.problem) throw new Error('nothing found yet')
    return this.problem
  }

  #append(entry: Parameters<typeof fold>[1], actor: string): this {
    this.problem = fold(this.problem, entry, { problem: id, actor, happenedAt: instant(this.day) })
    this.day += 1
    return this
  }
}

const reported = () => new Story().observe()
  .does(cast.county, 'county', { action: 'dispatch' })
  .does(cast.helper, 'village', { action: 'acknowledge' })
  .does(cast.helper, 'village', report(3))

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
    const story = reported()
      .does(cast.township, 'township', { action: 'review' })
      .does(cast.supervisor, 'county', { action: 'site-check', stillThere: false })
      .does(cast.county, 'county', { action: 'accept' })
    expect(story.found()).toMatchObject({ state: 'closed', spell: 1, falseReports: 0, closedBy: cast.county })
  })

  it('is reported on the spot straight from found', () => {
    const story = new Story().observe().does(cast.helper, 'village', report(2))
    expect(story.found().state).toBe('reported')
  })

  it('shows a false report and goes back when it is found again after a report', () => {
    const story = reported().observe()
    expect(story.found()).toMatchObject({ state: 'acknowledged', falseReports: 1, reportedBy: null, spell: 1 })
  })

  it('comes back one spell later when it is found again after closing', () => {
    const story = reported()
      .does(cast.township, 'township', { action: 'review' })
      .does(cast.supervisor, 'county', { action: 'site-check', stillThere: false })
      .does(cast.county, 'county', { action: 'accept' })
      .observe()
    expect(story.found()).toMatchObject({ state: 'found', spell: 2, closedAt: null, siteCheckedAt: null })
  })

  it('is joined, not doubled, while it is open', () => {
    const story = new Story().observe().observe()
    expect(story.found()).toMatchObject({ state: 'found', spell: 1, version: 2 })
  })
})

describe('refusals', () => {
  it('name the state and what is allowed now', () => {
    const one = refusal(() => new Story().observe().does(cast.county, 'county', { action: 'accept' }))
    expect(one).toMatchObject({
      code: 'action-not-allowed', details: { state: 'found', action: 'accept', allowed: ['dispatch', 'report', 'void'] },
    })
  })

  it('a report without a measure, without evidence, or with evidence from before the finding', () => {
    const story = () => new Story().observe()
    const act = (action: ProblemAction) => refusal(() => story().does(cast.helper, 'village', action)).code
    expect(act({ action: 'report', measures: [], evidence: [photo(2)] })).toBe('action-needs-measure')
    expect(act({ ...report(2), evidence: [] } as ProblemAction)).toBe('action-needs-evidence')
    expect(act({ ...report(2), evidence: [{ ...photo(1), madeAt: '2020-03-31T00:00:00.000Z' }] } as ProblemAction))
      .toBe('evidence-before-finding')
  })

  it('who reported does not review, who reviewed does not accept, nobody accepts unseen', () => {
    expect(refusal(() => reported().does(cast.helper, 'township', { action: 'review' })).code).toBe('reviewer-is-reporter')
    const reviewed = () => reported().does(cast.township, 'township', { action: 'review' })
    expect(refusal(() => reviewed().does(cast.county, 'county', { action: 'accept' })).code).toBe('site-check-missing')
    const seen = () => reviewed().does(cast.supervisor, 'county', { action: 'site-check', stillThere: false })
    expect(refusal(() => seen().does(cast.township, 'county', { action: 'accept' })).code).toBe('acceptor-is-reviewer')
  })

  it('a site check by the reporter’s own tier', () => {
    const own = new Story().observe().does(cast.township, 'township', report(2))
    expect(refusal(() => own.does('another', 'township', { action: 'site-check', stillThere: false })).code)
      .toBe('action-tier-wrong')
  })
})

const actions: fc.Arbitrary<ProblemAction> = fc.constantFrom<ProblemAction>(
  { action: 'dispatch' }, { action: 'acknowledge' }, report(1), { action: 'return', reason: '照片看不清' },
  { action: 'review' }, { action: 'site-check', stillThere: false }, { action: 'site-check', stillThere: true },
  { action: 'accept' }, { action: 'void', reason: '户主外出务工', evidence: [photo(1)] },
)
const steps = fc.array(fc.oneof(
  fc.constant('observe' as const),
  fc.record({
    person: fc.constantFrom('a', 'b', 'c'), tier: fc.constantFrom<Tier>('village', 'township', 'county'), action: actions,
  }),
), { maxLength: 40 })

describe('whatever anybody does, in whatever order', () => {
  it('nothing is closed that nobody of a higher tier has seen after the report, nor by its reviewer', () => {
    fc.assert(fc.property(steps, (todo) => {
      const story = new Story().observe()
      for (const step of todo) {
        const before = story.found()
        try {
          if (step === 'observe') story.observe()
          else {
            const action = step.action.action === 'report' || step.action.action === 'void'
              ? { ...step.action, evidence: [{ ...photo(1), madeAt: instant(story.day) }] } : step.action
            story.does(step.person, step.tier, action)
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          expect(story.found()).toBe(before)
        }
        const now = story.found()
        if (now.state === 'closed' && before.state !== 'closed') {
          expect(before.siteCheckedAt).not.toBeNull()
          expect(Date.parse(before.siteCheckedAt ?? '')).toBeGreaterThan(Date.parse(before.reportedAt ?? ''))
          expect(now.closedBy).not.toBe(before.reviewedBy)
        }
        expect(now.spell - before.spell).toBe(['closed', 'void'].includes(before.state) && now.state === 'found' ? 1 : 0)
      }
    }), { numRuns: 300 })
  })

  it('an action is allowed only where its rule says so', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.keys(actionRules) as ProblemActionName[]),
      fc.constantFrom<Tier>('village', 'township', 'county'), (name, tier) => {
        const problem = new Story().observe().found()
        const allowed = allowedActions(problem, { person: 'x', tier }).includes(name)
        expect(allowed).toBe(actionRules[name].from.includes('found') && actionRules[name].tiers.includes(tier))
      }))
  })
})
