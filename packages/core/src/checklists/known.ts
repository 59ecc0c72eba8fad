import type { Day } from '../kernel/time.ts'
import { ageOn } from '../kernel/time.ts'

/** What of the register a phone is told of a household beside what its pages show, as numbers: never who it is that is ill. */
export const registerFacts = {
  household: ['houseArea', 'incomePerPerson'],
  /** Counted over the members: `health=serious`; `health` itself counts those of whom something is written. */
  member: { health: 'codes', labour: 'code', minimumLiving: 'yes-no', destitute: 'yes-no' },
} as const

/** What is known of a household before anybody asks. */
export interface KnownHousehold {
  category: string
  members: readonly { birthDate: Day | null }[]
  /** Numbers of the register (`registerFacts`). */
  facts: Readonly<Record<string, number>>
  /** What the last visit was told, by question. */
  lastAnswers: Readonly<Record<string, string>>
}

type Attributes = Readonly<Record<string, unknown>>

/** What phones are told of a household of the register (`registerFacts`), from its attributes and its members'. */
export function factsOf(household: Attributes, members: readonly Attributes[]): Record<string, number> {
  const facts: Record<string, number> = {}
  for (const name of registerFacts.household) {
    const value = household[name]
    if (typeof value === 'number') facts[name] = value
  }
  for (const [name, kind] of Object.entries(registerFacts.member)) {
    const values = members.map((member) => member[name]).filter((value) => value !== undefined && value !== null)
    if (values.length === 0) continue
    facts[name] = kind === 'yes-no' ? values.filter((value) => value === true).length : values.length
    const codes = values.flat().filter((value) => typeof value === 'string')
    for (const code of kind === 'yes-no' ? [] : codes) {
      const fact = `${name}=${code}`
      facts[fact] = (facts[fact] ?? 0) + 1
    }
  }
  return facts
}

const LAST_VISIT = 'last-visit'
const AGED = /^members aged (\d+)-(\d+)$/
const CATEGORY = /^category(!?=)([\w-]+(?:\|[\w-]+)*)$/
const FACT = /^\w+(?:=[\w-]+)?$/

/** Whether a term of the column `known` can be answered. */
export function isKnownTerm(term: string): boolean {
  if (term === LAST_VISIT || term === 'members' || AGED.test(term) || CATEGORY.test(term)) return true
  const factNames: readonly string[] = [...registerFacts.household, ...Object.keys(registerFacts.member)]
  return term.split('+').every((fact) => FACT.test(fact.trim()) && factNames.includes(fact.trim().split('=')[0] ?? ''))
}

/** Whether a question's answer is to be kept for the next visit. */
export function isKeptForNextVisit({ known }: { known: readonly string[] }): boolean {
  return known.includes(LAST_VISIT)
}

/** What is known as the answer to a question: text of the last visit, or a number of the register (a yes or no as 1 or 0). */
export interface KnownAnswer {
  value: string | number
  from: 'last-visit' | 'register'
}

/** From the first of the terms that says anything; null where nothing is written. */
export function knownAnswer(question: string, terms: readonly string[], household: KnownHousehold, today: Day): KnownAnswer | null {
  for (const term of terms) {
    const value = answerTo(term, question, household, today)
    if (value !== null && value !== '') return { value, from: term === LAST_VISIT ? 'last-visit' : 'register' }
  }
  return null
}

function answerTo(term: string, question: string, household: KnownHousehold, today: Day): string | number | null {
  if (term === LAST_VISIT) return household.lastAnswers[question] ?? null
  if (term === 'members') return household.members.length
  const [, from, to] = AGED.exec(term) ?? []
  if (from !== undefined) return countAged(household, Number(from), Number(to), today)
  const [, sign, codes] = CATEGORY.exec(term) ?? []
  if (codes !== undefined) return codes.split('|').includes(household.category) === (sign === '=') ? 1 : 0
  return sumOf(term.split('+').map((fact) => fact.trim()), household.facts)
}

/** Null where somebody's day of birth is not written. */
function countAged({ members }: KnownHousehold, from: number, to: number, today: Day): number | null {
  const ages = members.map(({ birthDate }) => (birthDate === null ? null : ageOn(birthDate, today)))
  return ages.includes(null) ? null : ages.filter((age) => age !== null && age >= from && age <= to).length
}

/** Where the register says nothing of the kind at all, nothing is known; where it does, what is not counted there is none. */
function sumOf(names: readonly string[], facts: KnownHousehold['facts']): number | null {
  const counts = names.map((name) => facts[name] ?? (facts[name.split('=')[0] ?? ''] === undefined ? null : 0))
  return counts.some((count) => count === null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
}
