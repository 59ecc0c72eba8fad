import { workCalendar } from '../kernel/work-calendar.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roleRules } from '../capabilities/index.ts'
import type { Evidence, Measure, Problem, ProblemAction, ProblemEntry } from '../problems/index.ts'
import { chainOf, decide, fold } from '../problems/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { FilledIn } from './progress.ts'
import { askedFor, progressOf, progressSteps, progressWords } from './progress.ts'

const id = '018f3a00-0000-7000-8000-000000000001'
const happenedAt = '2020-04-02T00:00:00.000Z'
const file = (name: string): Evidence => ({ sha256: name.repeat(64), kind: 'photo', madeAt: '2020-04-01T12:00:00.000Z' })
const measure = (text: string, kind: Measure['kind'] = 'policy'): Measure => ({ kind, text })

/** A problem with what its present spell was told, as the server reads it from the log. */
interface Life {
  problem: Problem
  told: { measures: readonly Measure[]; evidence: readonly Evidence[] }[]
}

const found: Life = {
  problem: fold(null, {
    kind: 'problem-found', subjectKind: 'household', subject: id, standard: 'check-1', item: 'H01', department: 'housing',
    sourceKind: 'hand', source: id, round: null, note: null,
  }, { problem: id, actor: 'inspector', happenedAt: '2020-04-01T00:00:00.000Z' }),
  told: [],
}

function after({ problem, told }: Life, entry: ProblemEntry, actor = 'township'): Life {
  const next = fold(problem, entry, { problem: id, actor, happenedAt })
  if (next.spell > problem.spell) return { problem: next, told: [] }
  return {
    problem: next,
    told: 'measures' in entry ? [...told, { measures: entry.measures, evidence: 'evidence' in entry ? entry.evidence : [] }] : told,
  }
}

function act(life: Life, action: ProblemAction, role: 'township' | 'county-office' = 'township'): Life {
  const acting = { person: role, ...roleRules[role], title: '' }
  return after(life, decide(life.problem, action, acting, {
    now: new Date('2020-04-03T00:00:00.000Z'), item: { allowance: 10, allowanceUnit: 'day', evidence: [] },
    calendar: workCalendar({ daysOff: [], workedWeekends: [] }),
    rules: {
      yellowDays: 3, longestExtensionDays: 30, escalation: [], filterDays: [10, 20],
    },
    townshipUnit: 'township', departments: new Set(), chain: chainOf([], { village: '431999101201', department: 'housing', helpers: [] }),
    mergeTarget: null,
  }), role)
}

/** A row taken in whole, or refused and nothing changed. */
function takenIn(life: Life, row: FilledIn): Life | Refusal {
  try {
    return askedFor(life.problem, row, life.told).actions.reduce((one, action) => act(one, action), life)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const dispatched = act(found, { action: 'dispatch' }, 'county-office')
const row = (progress: FilledIn['progress'], measures: Measure[] = [], evidence: Evidence[] = []): FilledIn => ({ progress, measures, evidence })

const rows = fc.record<FilledIn>({
  progress: fc.constantFrom(null, ...progressSteps),
  measures: fc.subarray([measure('修屋顶'), measure('补窗户'), measure('户帮户', 'own-drive')]),
  evidence: fc.subarray([file('a'), file('b')]),
})
/** What others do to the problem in between. */
const others = fc.constantFrom<ProblemEntry>(
  { kind: 'problem-returned', reason: '不清楚' }, { kind: 'problem-acknowledged' }, { kind: 'problem-planned', measures: [measure('别的')] },
)

describe('what a row of the list of tasks asks for', () => {
  it('is what it says, by how far the problem has come', () => {
    const asked = (life: Life, one: FilledIn) => {
      const { outcome, actions } = askedFor(life.problem, one, life.told)
      return [outcome, ...actions.map(({ action }) => action)]
    }
    expect(asked(dispatched, row(null))).toEqual(['empty'])
    expect(asked(dispatched, row('acknowledged'))).toEqual(['acknowledged', 'acknowledge'])
    expect(asked(dispatched, row('underway', [measure('修')]))).toEqual(['planned', 'acknowledge', 'plan'])
    expect(asked(dispatched, row(null, [measure('修')]))).toEqual(['planned', 'plan'])
    expect(asked(dispatched, row('done', [measure('修')], [file('a')]))).toEqual(['reported', 'report'])
    expect(asked(dispatched, row('done', [measure('修')]))).toEqual(['planned-without-evidence', 'acknowledge', 'plan'])
    expect(asked(found, row('done', [measure('修')], [file('a')]))).toEqual(['reported', 'fix-on-the-spot'])
    const planned = act(dispatched, { action: 'plan', measures: [measure('修')] })
    expect(asked(planned, row('done', [], [file('a')]))).toEqual(['reported', 'report'])
    expect(askedFor(planned.problem, row('done', [], [file('a')]), planned.told).actions).toMatchObject([{ measures: [measure('修')] }])
    expect(asked(planned, row('underway', [measure(' 修。')]))).toEqual(['unchanged'])
  })

  it('is not asked for again by the same row', () =>
    fc.assert(fc.property(fc.constantFrom(found, dispatched), fc.array(rows, { maxLength: 4 }), rows, (start, before, again) => {
      const life = before.reduce<Life>((one, each) => {
        const next = takenIn(one, each)
        return next instanceof Refusal ? one : next
      }, start)
      const once = takenIn(life, again)
      if (once instanceof Refusal) return
      expect(askedFor(once.problem, again, once.told).actions).toEqual([])
    })))

  it('brings nothing back that others have sent back or changed meanwhile', () =>
    fc.assert(fc.property(rows, fc.array(others, { minLength: 1, maxLength: 3 }), (old, between) => {
      const once = takenIn(dispatched, old)
      if (once instanceof Refusal) return
      const later = between.reduce((life, entry) => after(life, entry, 'office'), once)
      const again = askedFor(later.problem, old, later.told).actions.map(({ action }) => action)
      // A row without measures of its own takes those that hold: with them it is another report.
      if (old.measures.length > 0) expect(again.filter((action) => action !== 'acknowledge')).toEqual([])
    })))

  it('knows its words in any width and spacing', () => {
    for (const step of progressSteps) for (const word of progressWords[step]) expect(progressOf(` ${word} `)).toBe(step)
    expect(progressOf('已 整改')).toBe('done')
    expect(progressOf('差不多')).toBeNull()
  })
})
