import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialLadder } from './parameter.ts'
import type { LadderFact, LadderRule, PastStep, Rung } from './rules.ts'
import { countedFacts, isSterner, ladderMeasures, ladderProposal, nameOf, rungs } from './rules.ts'

const subject = { kind: 'unit', code: 'qingxi' } as const
const since = '2020-01-01'
const fact: fc.Arbitrary<LadderFact> = fc.record({
  measure: fc.constantFrom(...ladderMeasures), record: fc.integer({ min: 0, max: 9 }).map(String), about: fc.constant('x'), day: fc.constant('2020-05-01'),
})
const facts = fc.uniqueArray(fact, { selector: nameOf, maxLength: 14 })
const rule: fc.Arbitrary<LadderRule> = fc.record({
  name: fc.constant('规则'), of: fc.constant('unit' as const), measure: fc.constantFrom(...ladderMeasures), from: fc.integer({ min: 1, max: 5 }),
  rung: fc.constantFrom(...rungs), after: fc.constantFrom('none' as const, ...rungs),
})
const rules = fc.array(rule, { maxLength: 8 })
const proposed = (all: readonly LadderFact[], past: readonly PastStep[], by: readonly LadderRule[]) => ladderProposal(subject, all, past, { rules: by, since })
const decided = (rung: Rung, isConfirmed: boolean, on: readonly LadderFact[]): PastStep => ({ rung, isConfirmed, facts: on })

describe('the ladder', () => {
  it('proposes the same records once, whatever was decided, and nothing else becomes of them', () => {
    fc.assert(fc.property(facts, rules, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (all, by, confirms) => {
      const past: PastStep[] = []
      const seen = new Set<string>()
      // Each decision may open a rule that asks for it; with no record left that is new it comes to an end.
      for (const confirmed of confirms) {
        const proposal = proposed(all, past, by)
        if (!proposal) return
        for (const one of proposal.fresh) {
          expect(seen.has(nameOf(one))).toBe(false)
          seen.add(nameOf(one))
        }
        expect(proposal.fresh.length).toBeGreaterThan(0)
        past.push(decided(proposal.rung, confirmed, proposal.fresh))
      }
      expect(proposed(all, past, by)).toBeNull()
    }))
  })

  it('counts what was confirmed whether or not it was put right since, and nothing of what was put aside', () => {
    fc.assert(fc.property(facts, facts, fc.boolean(), (all, before, isConfirmed) => {
      const counted = new Set(countedFacts(all, [decided('remind', isConfirmed, before)], since).map(nameOf))
      for (const one of before) expect(counted.has(nameOf(one))).toBe(isConfirmed)
      for (const one of all) if (!before.some((other) => nameOf(other) === nameOf(one))) expect(counted.has(nameOf(one))).toBe(true)
      expect(counted.size).toBe(new Set([...isConfirmed ? before : [], ...all.filter((one) => isConfirmed || !before.some((other) => nameOf(other) === nameOf(one)))].map(nameOf)).size)
    }))
  })

  it('never becomes milder by more records, and does not depend on their order', () => {
    fc.assert(fc.property(facts, rules, fc.nat(), (all, by, at) => {
      const fewer = proposed(all.slice(0, at % (all.length + 1)), [], by)
      const more = proposed(all, [], by)
      if (fewer) expect(more && !isSterner(fewer.rung, more.rung)).toBe(true)
      expect(proposed([...all].reverse(), [], by)).toEqual(more)
    }))
  })

  it('says of each rule as many as stand behind it', () => {
    fc.assert(fc.property(facts, rules, (all, by) => {
      for (const { rule: { measure, from }, count, fresh } of proposed(all, [], by)?.hits ?? []) {
        expect([count, fresh]).toEqual([all.filter((one) => one.measure === measure).length, count])
        expect(count).toBeGreaterThanOrEqual(from)
      }
    }))
  })

  it('tells the same records once, by the sternest rule that counts them', () => {
    fc.assert(fc.property(facts, rules, (all, by) => {
      const proposal = proposed(all, [], by)
      const told = proposal?.hits.map((hit) => hit.rule.measure) ?? []
      expect(new Set(told).size).toBe(told.length)
      for (const { rule: { measure, rung } } of proposal?.hits ?? []) {
        const reached = by.filter((one) => one.measure === measure && one.after === 'none' && all.filter((other) => other.measure === measure).length >= one.from)
        expect(reached.every((one) => !isSterner(one.rung, rung))).toBe(true)
      }
    }))
  })

  it('asks once, then twice; after a talk a false report again goes to another organ; what is older counts no more', () => {
    const letter = (record: string, day = '2020-05-01'): LadderFact => ({ measure: 'unanswered', record, about: record, day })
    const lie = (record: string): LadderFact => ({ measure: 'false-reports', record, about: record, day: '2020-05-01' })
    const by = initialLadder.rules
    expect(proposed([letter('1')], [], by)?.rung).toBe('remind')
    const reminded = [decided('remind', true, [letter('1')])]
    expect(proposed([letter('1')], reminded, by)).toBeNull()
    // The first was answered meanwhile, and has been late all the same.
    expect(proposed([letter('2')], reminded, by)).toMatchObject({ rung: 'supervise', facts: [letter('1'), letter('2')], fresh: [letter('2')] })
    // As many lies as the county's own rule asks for, and one more after the talk.
    const lies = by.find(({ measure, rung }) => measure === 'false-reports' && rung === 'transfer')?.from ?? 0
    const told = Array.from({ length: lies }, (_, index) => lie(String(index)))
    expect(proposed(told.slice(-1), [decided('talk', true, told.slice(0, -1))], by)?.rung).toBe('transfer')
    expect(proposed(told.slice(0, -1), [decided('supervise', true, told.slice(0, 1))], by)?.rung).toBe('talk')
    expect(proposed([letter('1', '2019-12-31')], [], by)).toBeNull()
    expect(ladderProposal({ kind: 'post', code: 'p' }, [letter('1')], [], { rules: by, since })).toBeNull()
  })
})
