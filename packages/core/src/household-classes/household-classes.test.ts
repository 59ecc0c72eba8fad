import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import { tiers } from '../kernel/roles.ts'
import { addDays } from '../kernel/time.ts'
import { ResolutionStanding } from '../village-meetings/index.ts'
import { classLacks, classLacksOf, classNamed, isFreshVisit, plainReason, requireClass, requireClosable, reviewOn } from './household-class.ts'
import type { ClassGrounds } from './household-class.ts'
import { ClassCheck, ClassExpects, ClosingTier, HouseholdClassesParameter, initialHouseholdClasses } from './parameter.ts'

const day = fc.integer({ min: 0, max: 400 }).map((after) => addDays('2020-01-01', after))
const words = Object.fromEntries(classLacks.map((one) => [one, one])) as Record<(typeof classLacks)[number], string>
const tierWords = { village: '村', township: '乡镇', county: '县', province: '省' }
const [red] = initialHouseholdClasses.classes
if (!red) throw new Error('no class')

const resolution = fc.record({ day, decided: fc.constantFrom('定为红色', '定为绿色', '纳入低保'), standing: fc.constantFrom(...ResolutionStanding.options) })
const grounds: fc.Arbitrary<ClassGrounds> = fc.record({ resolution: fc.oneof(resolution, fc.constant(null), fc.constant(undefined)), isUsed: fc.boolean(), seenOn: fc.option(day, { nil: null }) })

describe('a class', () => {
  it('is given exactly where a resolution stands that names it and was not used, a visit was in time, and the day lies after the meeting', () => {
    fc.assert(fc.property(grounds, day, day, (of, from, today) => {
      const told = { class: '红色', meeting: null, topic: null, day: from, reason: '房子没有修完' }
      const by = of.resolution
      const may = Boolean(by) && by?.standing === 'stands' && by.decided.includes('红色') && !of.isUsed && of.seenOn !== null && of.seenOn >= addDays(by.day, -30) && from >= by.day && from <= today
      const give = () => requireClass(told, of, initialHouseholdClasses, today, words, '；')
      if (may) expect(give()).toEqual(red)
      else expect(give).toThrow(Refusal)
    }), { numRuns: 500 })
  })

  it('names everything that is lacking at once, and nothing that is there', () => {
    fc.assert(fc.property(grounds, day, (of, from) => {
      const lacks = classLacksOf('红色', of, initialHouseholdClasses, from)
      expect(lacks.includes('meeting')).toBe(of.resolution === undefined)
      expect(lacks.includes('resolution')).toBe(of.resolution === null)
      expect(lacks.includes('used')).toBe(of.isUsed)
      expect(lacks.includes('visit')).toBe(!isFreshVisit(of.seenOn, of.resolution?.day ?? from, 30))
      expect(lacks.filter((one) => ['invalid', 'to-be-noticed', 'running', 'overturned'].includes(one)).length).toBe(of.resolution && of.resolution.standing !== 'stands' ? 1 : 0)
    }), { numRuns: 300 })
  })

  it('is closed exactly by a tier that reaches it, after a visit that reaches what it asks for, with no problem open where it is of problems', () => {
    const of = fc.record({ closer: fc.constantFrom(...ClosingTier.options), check: fc.constantFrom(...ClassCheck.options), expects: fc.constantFrom(...ClassExpects.options) })
    const by = fc.record({ tier: fc.constantFrom(...tiers), seenBy: fc.subarray([...tiers]), openProblems: fc.nat(2) })
    fc.assert(fc.property(of, by, (rules, closing) => {
      const rank = (tier: string) => tiers.findIndex((one) => one === tier)
      const isSeen = rules.check === 'none' || closing.seenBy.some((tier) => rank(tier) >= rank(rules.check))
      const may = rank(closing.tier) >= rank(rules.closer) && isSeen && (rules.expects !== 'problems' || closing.openProblems === 0)
      const close = () => { requireClosable({ ...red, ...rules }, closing, tierWords) }
      if (may) expect(close).not.toThrow()
      else expect(close).toThrow(Refusal)
    }), { numRuns: 500 })
  })

  it('is due at once where no meeting decided, and after its days where one did', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 400 }), (from, reviewDays) => {
      expect([reviewOn({ reviewDays }, 'table', from), reviewOn({ reviewDays }, 'meeting', from)]).toEqual([from, addDays(from, reviewDays)])
    }))
  })

  it.each([['红色', '红色'], ['A', '红色'], ['a类', '红色'], [' 绿色 ', '绿色'], ['紫色', undefined], ['', undefined]])('%j is %j', (given, name) => {
    expect(classNamed(given, initialHouseholdClasses)?.name).toBe(name)
  })

  it('has reasons that are one whatever their spaces and points', () => {
    expect(plainReason('按镇里名单。')).toBe(plainReason(' 按镇里 名单'))
    expect(plainReason('按镇里名单')).not.toBe(plainReason('按村里名单'))
  })

  it('has a name of its own in its edition, and a colour that screens know', () => {
    expect(HouseholdClassesParameter.safeParse({ ...initialHouseholdClasses, classes: [red, red] }).success).toBe(false)
    expect(HouseholdClassesParameter.safeParse({ ...initialHouseholdClasses, classes: [{ ...red, colour: '红' }] }).success).toBe(false)
  })
})
