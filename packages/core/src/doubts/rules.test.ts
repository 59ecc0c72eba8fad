import { describe, expect, it } from 'vitest'
import type { DoubtedHousehold, DoubtedMember } from './rules.ts'
import { doubtsOf } from './rules.ts'
import type { DoubtsParameter } from './parameter.ts'
import { initialDoubts } from './parameter.ts'
import type { DoubtRule } from './rule-names.ts'
import { doubtRules } from './rule-names.ts'

const today = '2020-06-01'
const member = (age: number, attributes: DoubtedMember['attributes'] = {}, documentNumber: string | null = null): DoubtedMember =>
  ({ id: `aged-${age}`, birthDate: `${2020 - age}-01-01`, documentNumber, attributes })
const household = (attributes: DoubtedHousehold['attributes'], members: DoubtedMember[] = [], monitoredClass: string | null = null): DoubtedHousehold =>
  ({ category: 'lifted', monitoredClass, attributes, members })
const found = (one: DoubtedHousehold, given: DoubtsParameter = initialDoubts) => doubtsOf(one, given, today).map(({ rule }) => rule)
const fit = { health: ['healthy'], labour: 'none' }

/** For each rule, what it doubts, and what is nearly the same and no doubt. */
const cases: Readonly<Record<DoubtRule, { doubted: DoubtedHousehold[]; fine: DoubtedHousehold[] }>> = {
  unsafeHouse: {
    doubted: [household({ dangerousHouse: true }), household({ houseGrade: 'D级' }), household({ houseGrade: 'c' })],
    fine: [household({ houseGrade: 'B' }), household({ dangerousHouse: true }, [], 'unstable'), { ...household({ dangerousHouse: true }), category: 'poor' }],
  },
  unsafeWater: { doubted: [household({ safeWater: false })], fine: [household({}), household({ safeWater: true }), household({ safeWater: false }, [], 'sudden')] },
  lowIncome: { doubted: [household({ incomePerPerson: 4_999.99 })], fine: [household({ incomePerPerson: 5_000 }), household({}), household({ incomePerPerson: 10 }, [], 'marginal')] },
  disabledCause: {
    doubted: [household({ mainCause: 'disability' }, [member(70)]), household({ otherCauses: ['schooling', 'disability'] }, [member(70, { health: ['serious'] })])],
    fine: [
      household({ mainCause: 'disability' }, [member(70, { health: ['disabled'] })]), household({ mainCause: 'disability' }, [member(70, { disabilityKind: '肢体' })]),
      household({ mainCause: 'disability' }, [member(70, {}, '43199919500101001143')]),
    ],
  },
  illCause: { doubted: [household({ mainCause: 'illness' }, [member(70, { health: ['healthy'] })])], fine: [household({ mainCause: 'illness' }, [member(70, { health: ['chronic'] })])] },
  fitWithoutLabour: {
    doubted: [household({}, [member(16, fit)]), household({}, [member(59, fit)])],
    fine: [household({}, [member(60, fit)]), household({}, [member(30, { ...fit, health: ['healthy', 'chronic'] })]), household({}, [member(17, { ...fit, schoolStatus: 'senior' })])],
  },
  noSchoolStatus: {
    doubted: [household({}, [member(6)]), household({}, [member(15, { schoolStatus: 'not-yet' })])],
    fine: [household({}, [member(5)]), household({}, [member(16)]), household({}, [member(9, { schoolStatus: 'primary' })]), household({}, [member(9, { dropoutReason: '重度残疾' })])],
  },
  destituteAway: {
    doubted: [household({}, [member(66, { destitute: true, monthsAway: 3, workplace: '广东' })])],
    fine: [household({}, [member(66, { destitute: true, monthsAway: 0 })]), household({}, [member(66, { monthsAway: 3, workplace: '广东' })])],
  },
  awayWithoutPlace: { doubted: [household({}, [member(30, { monthsAway: 6 })])], fine: [household({}, [member(30, { monthsAway: 6, workplace: '广东' })])] },
  publicJobTooYoung: { doubted: [household({}, [member(15, { schoolStatus: 'junior', publicJob: '护林员' })])], fine: [household({}, [member(16, { publicJob: '护林员' })]), household({}, [member(15, { schoolStatus: 'junior', publicJob: '无' })])] },
  publicJobTooOld: { doubted: [household({}, [member(70, { publicJob: '保洁员' })])], fine: [household({}, [member(69, { publicJob: '保洁员' })])] },
  jobWithoutLabour: {
    doubted: [household({}, [member(40, { labour: 'lost', publicJob: '保洁员' })]), household({}, [member(62, { labour: 'none', monthsAway: 2, workplace: '广东' })])],
    fine: [household({}, [member(40, { labour: 'weak', publicJob: '保洁员' })]), household({}, [member(62, { labour: 'none' })])],
  },
}

describe('doubts', () => {
  it.each(doubtRules)('%s: finds what it is for, and nothing that only looks like it', (rule) => {
    for (const one of cases[rule].doubted) expect(found(one)).toEqual([rule])
    for (const one of cases[rule].fine) expect(found(one)).toEqual([])
  })

  it.each(doubtRules)('%s: is switched off alone', (rule) => {
    const given = { ...initialDoubts, rules: { ...initialDoubts.rules, [rule]: false } }
    for (const other of doubtRules) for (const one of cases[other].doubted) expect(found(one, given)).toEqual(other === rule ? [] : [other])
  })

  it('goes by the thresholds of the county, and tells what it found', () => {
    const given = { ...initialDoubts, incomeLine: 6_500, labourFrom: 18 }
    expect(doubtsOf(household({ incomePerPerson: 6_000 }), given, today)).toEqual([{ rule: 'lowIncome', member: null, details: { income: 6_000, line: 6_500 } }])
    expect(found(household({}, [member(17, fit)]), given)).toEqual([])
    expect(doubtsOf(household({}, [member(30, fit), member(8)]), given, today)).toEqual([
      { rule: 'fitWithoutLabour', member: 'aged-30', details: { age: 30 } }, { rule: 'noSchoolStatus', member: 'aged-8', details: { age: 8 } },
    ])
  })
})
