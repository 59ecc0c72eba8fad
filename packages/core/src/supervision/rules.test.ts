import { describe, expect, it } from 'vitest'
import type { Measured } from './measures.ts'
import type { SubjectFacts, SupervisionRule } from './rules.ts'
import { gradeOf, hitsOf, holds } from './rules.ts'

const rule = (more: Partial<SupervisionRule>): SupervisionRule =>
  ({ name: '规则', of: 'township', measure: 'incidence', from: 0.05, rounds: 1, least: 50, grade: 'B', ...more })
const figure = (part: number, whole: number | null, measure: Measured['measure'] = 'incidence'): Measured => ({ measure, part, whole, round: null })
const facts = (...measured: Measured[]): SubjectFacts => ({ subject: { kind: 'township', code: '431999101' }, measured })

describe('what rules propose', () => {
  it('is what reaches the value, and not what is too few to be a rate', () => {
    expect(hitsOf(facts(figure(5, 100)), [rule({})])).toHaveLength(1)
    expect(hitsOf(facts(figure(4, 100)), [rule({})])).toEqual([])
    expect(hitsOf(facts(figure(2, 3)), [rule({})])).toEqual([])
    expect(hitsOf(facts(figure(0, 0)), [rule({ least: 0 })])).toEqual([])
  })

  it('is what lasts for so many rounds in a row, the latest ones', () => {
    const twice = [rule({ rounds: 2 })]
    expect(hitsOf(facts(figure(9, 100), figure(8, 100), figure(0, 100)), twice)[0]?.figures).toEqual([figure(9, 100), figure(8, 100)])
    expect(hitsOf(facts(figure(9, 100), figure(1, 100), figure(9, 100)), twice)).toEqual([])
    expect(hitsOf(facts(figure(9, 100)), twice)).toEqual([])
  })

  it('is what stays below, where much is good', () => {
    const coverage = [rule({ measure: 'coverage', from: 0.95 })]
    expect(hitsOf(facts(figure(94, 100, 'coverage')), coverage)).toHaveLength(1)
    expect(hitsOf(facts(figure(95, 100, 'coverage')), coverage)).toEqual([])
  })

  it('is proposed for its kind, by the sternest grade', () => {
    const hits = hitsOf(facts(figure(12, 100)), [rule({}), rule({ from: 0.1, grade: 'A' }), rule({ of: 'department', grade: 'A' })])
    expect([hits.length, gradeOf(hits), gradeOf([])]).toEqual([2, 'A', null])
  })
})

describe('a condition', () => {
  it.each([
    ['little is good', { measure: 'open', to: 0.1 }, figure(10, 100, 'open'), true],
    ['too much is left', { measure: 'open', to: 0.1 }, figure(11, 100, 'open'), false],
    ['nothing was found, so nothing is open', { measure: 'open', to: 0 }, figure(0, 0, 'open'), true],
    ['much is good', { measure: 'coverage', to: 0.98 }, figure(98, 100, 'coverage'), true],
    ['nobody was due, so nobody was seen', { measure: 'coverage', to: 0.98 }, figure(0, 0, 'coverage'), false],
    ['nothing is told', { measure: 'open', to: 1 }, undefined, false],
  ] as const)('%s', (_, condition, measured, expected) => expect(holds(condition, measured)).toBe(expected))
})
