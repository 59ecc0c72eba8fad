import { sql } from 'kysely'
import { SubjectKind } from '@lookback/core/subjects'
import type { SubjectRecord } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { inItems } from '../database/scope.ts'
import { problemsOf } from './household-records.queries.ts'
import { ofProblems, storiesOf } from './stories.queries.ts'

/** Everything but households that has a problem which somebody may see. */
export async function listSubjectRecords(database: Database, actor: Actor): Promise<SubjectRecord[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct problem.subject as id from problem
    where problem.subject_kind <> 'household'
      and ${inItems(actorScope(actor, 'problems:read'), 'problem.county', 'problem.region', 'problem.department')}
  `.execute(database)
  return subjectRecordsOf(database, actor, rows.map(({ id }) => id))
}

/** Those of some subjects that are no household and have a problem which somebody may see; the others are left out. */
export async function subjectRecordsOf(database: Database, actor: Actor, ids: readonly string[]): Promise<SubjectRecord[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('subject').select(['id', 'kind', 'name', 'number', 'region'])
    .where('county', '=', actor.county)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('kind', '<>', 'household')
    .orderBy('region').orderBy('number').orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const problems = await problemsOf(database, actor, rows.map(({ id }) => id))
  const stories = await storiesOf(database, actor.county, [...problems.values()].flat())
  return rows.flatMap(({ kind, ...row }) => {
    const own = problems.get(row.id)
    return own ? [{ ...row, kind: SubjectKind.parse(kind), problems: own, stories: ofProblems(stories, own) }] : []
  })
}
