import type { Proposal, SupervisionParameter } from '@lookback/core/supervision'
import { gradeOf, hitsOf } from '@lookback/core/supervision'
import type { SubjectFacts } from '@lookback/core/supervision'
import { dayOf } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Application } from '../kit/application.ts'
import { subjectNames } from './frame.ts'
import { listEverListed } from './listings.queries.ts'
import { factsNow } from './facts.ts'

/** What the county's rules propose of all that is not on the list, the sternest first; people decide. */
export async function proposalsOf(application: Application, county: string): Promise<{ rows: Proposal[]; rules: number; asOf: Date; facts: SubjectFacts[] }> {
  const { database, clock } = application
  const today = dayOf(clock())
  const { rules } = await getParameter(database, county, 'supervision', today)
  const { facts, asOf } = await factsNow(application, county)
  const nameOf = await subjectNames(database, county, today)
  const ever = new Map((await listEverListed(database, county)).map((row) => [`${row.kind} ${row.code}`, row]))
  const rows = facts.flatMap((one): Proposal[] => {
    const { subject } = one
    const before = ever.get(`${subject.kind} ${subject.code}`)
    const proposed = proposalOf(one, rules, nameOf(subject) ?? subject.code, before?.times ?? 0)
    return proposed && !before?.isListed ? [proposed] : []
  })
  return { rows: rows.sort(bySternness), rules: rules.length, asOf, facts }
}

/** What rules say of somebody; null where none does. */
export function proposalOf(facts: SubjectFacts, rules: SupervisionParameter['rules'], name: string, timesBefore: number): Proposal | null {
  const hits = hitsOf(facts, rules)
  const grade = gradeOf(hits)
  return grade === null ? null : { subject: facts.subject, name, grade, timesBefore, hits }
}

function bySternness(one: Proposal, other: Proposal): number {
  if (one.grade !== other.grade) return one.grade < other.grade ? -1 : 1
  return other.hits.length - one.hits.length || (one.subject.code < other.subject.code ? -1 : 1)
}
