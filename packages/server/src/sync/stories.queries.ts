import { sql } from 'kysely'
import type { Problem, ProblemStep } from '@lookback/core/problems'
import { isSettled, readProblemEntry, stepOf } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'

interface StepRow {
  problem: string
  kind: string
  at: Date
  by: string | null
  payload: unknown
  visit: string | null
  note: string | null
  photos: readonly string[] | null
}

/**
 * What happened to those of some problems with which something is still to be done, each problem's steps in the order of the
 * log, with what visits said, showed, and what was spoken there.
 */
export async function storiesOf(database: Database, county: string, problems: readonly Problem[]): Promise<Map<string, ProblemStep[]>> {
  const stories = new Map<string, ProblemStep[]>()
  const ids = problems.filter(({ state, revisitDueOn, revisitedAt }) => !isSettled(state) || (revisitDueOn !== null && revisitedAt === null)).map(({ id }) => id)
  if (ids.length === 0) return stories
  const { rows } = await sql<StepRow>`
    select entry.problem, entry.kind, entry.happened_at as at, person.name as by, entry.payload, finding.visit, finding.note,
      finding.photos || array(select name from attachment
        where attachment.county = finding.county and attachment.visit = finding.visit and attachment.role = 'voice'
          and attachment.let_go_in is null order by name) as photos
    from log_entry as entry
    left join person on person.county = entry.county and person.id = entry.actor
    -- Looked up entry by entry: joined at once, all findings of the county are read for the few of a page.
    left join lateral (select * from finding where finding.county = entry.county and finding.problem = entry.problem
      and finding.visit::text = coalesce(entry.payload ->> 'visit', entry.payload ->> 'source') limit 1) as finding on true
    where entry.county = ${county} and entry.problem = any(${ids}::uuid[])
    order by entry.sequence`.execute(database)
  for (const { problem, kind, at, by, payload, visit, note, photos } of rows) {
    const step = stepOf(readProblemEntry(kind, payload))
    const told: ProblemStep = {
      ...step, at: at.toISOString(), by, said: step.said ?? note,
      photos: visit === null ? [] : (photos ?? []).map((name) => ({ visit, name })),
    }
    stories.set(problem, [...(stories.get(problem) ?? []), told])
  }
  return stories
}

/** Those of one subject's problems. */
export function ofProblems(stories: ReadonlyMap<string, ProblemStep[]>, problems: readonly Problem[]): Record<string, ProblemStep[]> {
  return Object.fromEntries(problems.flatMap(({ id }) => {
    const steps = stories.get(id)
    return steps ? [[id, steps]] : []
  }))
}
