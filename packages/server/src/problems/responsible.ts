import { nameUnits } from '../places/index.ts'
import { listHelpers } from '../helpers/index.ts'
import type { Kysely } from 'kysely'
import type { Responsible, ResponsibilityPart } from '@lookback/core/problems'
import { chainOf } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import type { PlacedProblem } from './load.queries.ts'
import type { NamedDutyPost } from './responsibility.queries.ts'
import { listDutyPosts } from './responsibility.queries.ts'

/** Who answers for a problem on a day: the two units, and the people of the chain from the department to the county. */
export async function responsibleFor(
  database: Kysely<DB>, county: string, { problem, region }: PlacedProblem, day: Day,
): Promise<Responsible[]> {
  const posts = await listDutyPosts(database, county, day)
  const helpers = (await listHelpers(database, county, [problem.subject], day)).get(problem.subject) ?? []
  const chain = chainOf(posts, { village: region, department: problem.department, helpers })
  const units = await nameUnits(database, county, [problem.department, ...(problem.unit === null ? [] : [problem.unit])])
  const unit = (part: ResponsibilityPart, code: string | null): Responsible[] =>
    code === null ? [] : [{ part, name: null, title: null, unitName: units.get(code) ?? code }]
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

function people(part: ResponsibilityPart, posts: readonly NamedDutyPost[]): Responsible[] {
  return posts.map(({ name, title, unitName }) => ({ part, name, title, unitName }))
}
