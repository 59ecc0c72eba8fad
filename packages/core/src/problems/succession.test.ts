import { describe, expect, it } from 'vitest'
import type { ProblemEntry } from './entry.ts'
import { fold, foldAll } from './fold.ts'
import { observeProblem } from './observe.ts'
import type { Problem } from './problem.ts'
import { carryOver, revive } from './succession.ts'

const [here, there, into] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333']
const finding = (subject: string) => ({
  subjectKind: 'household' as const, subject, standard: 'check-1', item: 'H01', department: 'housing',
  visit: '44444444-4444-4444-8444-444444444444', round: '55555555-5555-4555-8555-555555555555',
})
const happening = (problem: string, day: number) => ({ problem, actor: 'office', happenedAt: `2020-03-0${day}T02:00:00.000Z` })
const dispatched: ProblemEntry = { kind: 'problem-dispatched', unit: 'township-1', dueOn: '2020-04-01' }

function problem(id: string, subject: string, ...entries: ProblemEntry[]): Problem {
  return [observeProblem(null, finding(subject)), ...entries]
    .reduce<Problem | null>((before, entry, index) => fold(before, entry, happening(id, index + 1)), null) as Problem
}

describe('a problem whose subject becomes part of another', () => {
  const from = problem(here, here, dispatched)

  it('goes on there as it stands where the other has none', () => {
    const carried = carryOver(from, [], null, { kind: 'household', id: there }, into)
    expect(fold(null, carried as ProblemEntry, happening(into, 5)))
      .toEqual({ ...from, id: into, subject: there, version: 1 })
  })

  it('is the same where the other has it open', () => {
    expect(carryOver(from, [], problem(into, there), { kind: 'household', id: there }, into)).toBeNull()
  })

  it('comes back where the other had it settled, with what both have behind them', () => {
    const settled = problem(into, there, { kind: 'problem-closed' })
    const carried = carryOver({ ...from, returns: 2 }, [], { ...settled, returns: 1 }, { kind: 'household', id: there }, into)
    expect(fold(settled, carried as ProblemEntry, happening(into, 5)))
      .toMatchObject({ id: into, subject: there, state: 'dispatched', spell: 2, returns: 3, dueOn: '2020-04-01', source: settled.source, version: 3 })
  })
})

describe('a problem that lapsed with its subject', () => {
  it('stands as it did when the subject is registered again', () => {
    const log = [observeProblem(null, finding(here)), dispatched, { kind: 'problem-lapsed' as const }]
      .map((entry, index) => ({ id: `entry-${index}`, entry, ...happening(here, index + 1) }))
    const lapsed = foldAll(here, log)
    expect(lapsed).toMatchObject({ state: 'lapsed', closedBy: 'office' })
    expect(fold(lapsed, revive(here, log), happening(here, 6))).toEqual({ ...problem(here, here, dispatched), version: 4 })
  })
})
