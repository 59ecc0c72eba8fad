import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { escalationDue, rankOf } from './escalation.ts'
import type { ChainLevel } from './responsibility.ts'
import { chainLevels } from './responsibility.ts'
import { problemStates } from './state.ts'

const steps = [
  { level: 'village', daysOverdue: 1 }, { level: 'township', daysOverdue: 3 },
  { level: 'department', daysOverdue: 7 }, { level: 'county-lead', daysOverdue: 14 },
] as const
const dueOn = '2020-05-01'
const on = (days: number, escalatedTo: ChainLevel | null = null) =>
  escalationDue({ state: 'acknowledged', dueOn, escalatedTo }, addDays(dueOn, days), [...steps])

describe('escalation by the deadline', () => {
  it('takes each step on its day, and none before', () => {
    expect([0, 1, 2, 3, 6, 7, 13, 14, 400].map((days) => on(days))).toEqual([
      null, 'village', 'village', 'township', 'township', 'department', 'department', 'county-lead', 'county-lead',
    ])
  })

  it('takes no step twice, and never goes down from where somebody has raised it', () => {
    expect(on(3, 'village')).toBe('township')
    expect(on(3, 'township')).toBeNull()
    expect(on(3, 'county-lead')).toBeNull()
  })

  it('raises nothing that is not owed any more or never had a deadline', () => {
    for (const state of problemStates) {
      const raised = escalationDue({ state, dueOn, escalatedTo: null }, '2020-06-01', [...steps])
      expect([state, raised]).toEqual([state, ['found', 'dispatched', 'acknowledged'].includes(state) ? 'county-lead' : null])
    }
    expect(escalationDue({ state: 'found', dueOn: null, escalatedTo: null }, '2020-06-01', [...steps])).toBeNull()
  })

  it('run on some days and missed on others, it ends where daily runs end', () => {
    const day = fc.integer({ min: -5, max: 30 })
    fc.assert(fc.property(fc.uniqueArray(day, { maxLength: 20 }), day, (some, last) => {
      const run = (days: readonly number[]) => days.reduce<ChainLevel | null>((level, one) => on(one, level) ?? level, null)
      const until = some.filter((one) => one < last).sort((one, other) => one - other)
      const daily = Array.from({ length: last + 6 }, (_, index) => index - 5)
      expect(run([...until, last])).toBe(run(daily))
      expect(rankOf(run(daily))).toBeLessThan(chainLevels.length)
    }))
  })
})
