import { listHelpers } from '../helpers/index.ts'
import { heldPost } from '@lookback/core/capabilities'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { Role } from '@lookback/core/kernel'
import type { Directory, Told } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { holdsOn } from '../database/dated.ts'
import { pathTo } from '@lookback/core/places'

/** The posts held on a day that can concern what happened, and who helps the households. */
export async function loadDirectory(
  database: Kysely<DB>, county: string, told: readonly Told[], day: Day,
): Promise<Directory> {
  const helpers = await listHelpers(database, county, told.map(({ after }) => after.subject), day)
  const units = new Set(told.flatMap(({ before, after }) => [before.unit ?? [], after.unit ?? []].flat()))
  const regions = new Set(told.flatMap(({ village }) => pathTo(village)))
  const people = new Set([...told.flatMap(peopleNamed), ...[...helpers.values()].flat()])
  const { rows } = await sql<{ person: string; unit: string; role: string; region: string; department: string | null }>`
    select person, unit, role, region, department from post
    where county = ${county} and ${holdsOn('post', day)}
      and (unit = any(${[...units]}::text[]) or region = any(${[...regions]}::text[]) or person = any(${[...people]}::uuid[]))
    order by id`.execute(database)
  return { posts: rows.map((row) => heldPost({ ...row, role: Role.parse(row.role) })), helpers }
}

/** Whoever has done something about a problem, or is raised to. */
function peopleNamed({ entry, before, after }: Told): string[] {
  const raised = entry.kind === 'problem-escalated' ? entry.people : []
  const named = [before, after].flatMap((problem) => [
    problem.reportedBy, problem.reviewedBy, problem.siteCheckedBy, problem.closedBy, problem.revisitedBy, problem.extensionAskedBy,
  ])
  return [...raised, ...named.filter((person) => person !== null)]
}
