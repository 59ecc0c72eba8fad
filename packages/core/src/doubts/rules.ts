import type { Day } from '../kernel/time.ts'
import { ageOn } from '../kernel/time.ts'
import { doubtRules } from './rule-names.ts'
import type { DoubtsParameter } from './parameter.ts'
import type { DoubtRule } from './rule-names.ts'

/** The further columns as they are stored: a rule looks at what it finds there. */
type Attributes = Readonly<Record<string, unknown>>

/** A member, as far as the rules ask. */
export interface DoubtedMember {
  id: string
  birthDate: Day | null
  documentNumber: string | null
  attributes: Attributes
}

/** A household of the register, as far as the rules ask. */
export interface DoubtedHousehold {
  category: string
  monitoredClass: string | null
  attributes: Attributes
  members: readonly DoubtedMember[]
}

/** Something that does not fit together (疑点): it may be right, and somebody has to look. */
export interface Doubt {
  rule: DoubtRule
  /** The member it is about; null for the household. */
  member: string | null
  /** What the rule's sentence tells: numbers and labels, and nothing that names a person. */
  details: Readonly<Record<string, string | number>>
}

/** A grade of a house as it is compared. */
const gradeOf = (text: string) => text.trim().toUpperCase()

/** How the register may write that a house is unsafe: the grade alone, or with 级 behind it; in capitals, without blanks around it. */
export function unsafeGradesWritten({ unsafeGrades }: Pick<DoubtsParameter, 'unsafeGrades'>): string[] {
  return unsafeGrades.map(gradeOf).flatMap((grade) => [grade, `${grade}级`])
}

type Found = Omit<Doubt, 'rule'>
type Rule = (household: DoubtedHousehold, given: DoubtsParameter, today: Day) => Found[]

const labourless = ['none', 'lost']

/** Each rule alone, in the order in which they are listed. */
const rules: Readonly<Record<DoubtRule, Rule>> = {
  unsafeHouse: (household, given) => {
    const written = gradeOf(textOf(household.attributes['houseGrade']))
    const grade = written.replace(/级$/, '')
    const isUnsafe = household.attributes['dangerousHouse'] === true || unsafeGradesWritten(given).includes(written)
    return isUnsafe && shouldBeMonitored(household, given) ? [about({ grade: grade || '—' })] : []
  },
  unsafeWater: (household, given) => (household.attributes['safeWater'] === false && shouldBeMonitored(household, given) ? [about({})] : []),
  lowIncome: (household, given) => {
    const income = household.attributes['incomePerPerson']
    return typeof income === 'number' && income < given.incomeLine && shouldBeMonitored(household, given)
      ? [about({ income, line: given.incomeLine })] : []
  },
  disabledCause: ({ attributes, members }) => (causesOf(attributes).includes('disability') && !members.some(isDisabled) ? [about({})] : []),
  illCause: ({ attributes, members }) =>
    (causesOf(attributes).includes('illness') && !members.some((member) => hasHealth(member, ['chronic', 'serious'])) ? [about({})] : []),
  fitWithoutLabour: eachMember((member, age, given) =>
    age !== null && age >= given.labourFrom && age <= given.labourTo && isHealthy(member) && !isAtSchool(member)
      && member.attributes['labour'] === 'none' ? { age } : null),
  noSchoolStatus: eachMember((member, age, given) =>
    age !== null && age >= given.schoolFrom && age <= given.schoolTo && !isAtSchool(member) && !member.attributes['dropoutReason'] ? { age } : null),
  destituteAway: eachMember((member) => (member.attributes['destitute'] === true && monthsAway(member) > 0 ? { months: monthsAway(member) } : null)),
  awayWithoutPlace: eachMember((member) => (monthsAway(member) > 0 && !member.attributes['workplace'] ? { months: monthsAway(member) } : null)),
  publicJobTooYoung: eachMember((member, age, given) => (hasPublicJob(member) && age !== null && age < given.publicJobFrom ? { age, limit: given.publicJobFrom } : null)),
  publicJobTooOld: eachMember((member, age, given) => (hasPublicJob(member) && age !== null && age >= given.publicJobUntil ? { age, limit: given.publicJobUntil } : null)),
  jobWithoutLabour: eachMember((member) =>
    (labourless.includes(textOf(member.attributes['labour'])) && (hasPublicJob(member) || monthsAway(member) > 0) ? {} : null)),
}

/**
 * What of a household does not fit together, by the rules that the county has on.
 * @param today ages are of this day
 */
export function doubtsOf(household: DoubtedHousehold, given: DoubtsParameter, today: Day): Doubt[] {
  return doubtRules.flatMap((rule) => (given.rules[rule] ? rules[rule](household, given, today).map((found) => ({ rule, ...found })) : []))
}

function about(details: Doubt['details']): Found {
  return { member: null, details }
}

function eachMember(check: (member: DoubtedMember, age: number | null, given: DoubtsParameter) => Doubt['details'] | null): Rule {
  return ({ members }, given, today) => members.flatMap((member) => {
    const details = check(member, member.birthDate === null ? null : ageOn(member.birthDate, today), given)
    return details ? [{ member: member.id, details }] : []
  })
}

function shouldBeMonitored({ category, monitoredClass }: DoubtedHousehold, { notAsked }: DoubtsParameter): boolean {
  return monitoredClass === null && !notAsked.includes(category)
}

function causesOf({ mainCause, otherCauses }: Attributes): readonly string[] {
  return [textOf(mainCause), ...textsOf(otherCauses)]
}

function hasHealth({ attributes: { health } }: DoubtedMember, codes: readonly string[]): boolean {
  return textsOf(health).some((code) => codes.includes(code))
}

/** By the health told, the kind of disability told, or a number that is a disability card's. */
function isDisabled(member: DoubtedMember): boolean {
  return hasHealth(member, ['disabled']) || Boolean(member.attributes['disabilityKind']) || (member.documentNumber?.length ?? 0) >= 20
}

function isHealthy({ attributes: { health } }: DoubtedMember): boolean {
  const [first, ...others] = textsOf(health)
  return first === 'healthy' && others.length === 0
}

function isAtSchool({ attributes: { schoolStatus } }: DoubtedMember): boolean {
  return textOf(schoolStatus) !== '' && schoolStatus !== 'not-yet'
}

function hasPublicJob({ attributes: { publicJob } }: DoubtedMember): boolean {
  return !['', '无', '否'].includes(textOf(publicJob).trim())
}

function monthsAway({ attributes: { monthsAway: months } }: DoubtedMember): number {
  return typeof months === 'number' ? months : 0
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : []
}
