import type { z } from 'zod'
import { nameUnits } from '../places/index.ts'
import { listHelpers } from '../helpers/index.ts'
import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import type { listContacts, Responsible, ResponsibilityPart } from '@lookback/core/problems'
import { chainOf } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { PlacedProblem } from './load.queries.ts'
import type { NamedDutyPost } from './responsibility.queries.ts'
import { findPhones, listDutyPosts } from './responsibility.queries.ts'

/** Who answers for a problem on a day: the two units, and the people of the chain from the department to the county. */
export async function responsibleFor(
  database: Kysely<DB>, county: string, { problem, region }: PlacedProblem, day: Day,
): Promise<Responsible[]> {
  const posts = await listDutyPosts(database, county, day)
  const helpers = (await listHelpers(database, county, [problem.subject], day)).get(problem.subject) ?? []
  const chain = chainOf(posts, { village: region, department: problem.department, helpers })
  const units = await nameUnits(database, county, [problem.department, ...(problem.unit === null ? [] : [problem.unit])])
  const unit = (part: ResponsibilityPart, code: string | null): Responsible[] =>
    code === null ? [] : [{ part, name: null, title: null, unitName: units.get(code) ?? code, phone: null }]
  const held = [...chain.department, ...chain.leadersInCharge, ...chain.township, ...chain.residentTeam, ...chain.village, ...chain.helpers, ...chain.countyLead]
  const phones = await findPhones(database, county, held.map(({ person }) => person))
  const people = (part: ResponsibilityPart, posts: readonly NamedDutyPost[]): Responsible[] =>
    posts.map(({ person, name, title, unitName }) => ({ part, name, title, unitName, phone: phones.get(person) ?? null }))
  const department = people('lead-department', chain.department)
  return [
    ...(department.length > 0 ? department : unit('lead-department', problem.department)),
    ...unit('responsible-unit', problem.unit),
    ...people('leader-in-charge', chain.leadersInCharge),
    ...people('township', chain.township),
    ...people('contact-unit', chain.residentTeam),
    ...people('village', chain.village),
    ...people('helper', chain.helpers),
    ...people('county-lead', chain.countyLead),
  ]
}

/**
 * Whom to call about a place, or about a department's items: those who answer for it on a day, as far as the scope reaches; first whoever has the
 * main responsibility, then whoever has answered for it longest.
 */
export async function contactsFor(
  database: Kysely<DB>, scope: Scope, { region, department }: { region?: string | undefined; department?: string | undefined }, day: Day,
): Promise<z.infer<typeof listContacts.reply>> {
  const answers = (post: NamedDutyPost): boolean => (region === undefined
    ? post.role === 'department' && post.department === department
      && scope.grants.some((grant) => grant.department === null || grant.department === department)
    : post.region === region && post.role !== 'department' && coversRegion(scope, region))
  const isMain = ({ duty }: NamedDutyPost) => (duty === 'township-lead' || duty === 'village-lead' ? 0 : 1)
  const posts = (await listDutyPosts(database, scope.county, day)).filter(answers)
    .sort((one, other) => isMain(one) - isMain(other) || (one.validFrom < other.validFrom ? -1 : one.validFrom > other.validFrom ? 1 : 0))
  const phones = await findPhones(database, scope.county, posts.map(({ person }) => person))
  return { contacts: posts.map(({ person, name, title, unitName }) => ({ name, title, unitName, phone: phones.get(person) ?? null })) }
}
