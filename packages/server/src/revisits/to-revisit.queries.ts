import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { ProblemRow } from '@lookback/core/problems'
import type { SubjectToRevisit } from '@lookback/core/revisits'
import type { QueueCount } from '@lookback/core/work'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import type { SelectedRow } from '../problems/index.ts'
import { owedIn, problemRows, rowOf, scopeFor, waiting } from '../problems/index.ts'

/** What somebody owes of the drawn sample, by household, with the earliest day of its problems. */
function drawnFor(holder: WorkHolder, today: Day): RawBuilder<unknown> {
  return sql`select problem.subject, min(problem.revisit_due_on) as due_on from problem
    where ${owedIn(holder, 'to-revisit', today)} group by problem.subject`
}

/** @param yellowDays so many days before its day it is due soon */
export async function countToRevisit(
  database: Kysely<DB>, holder: WorkHolder, today: Day, yellowDays: number,
): Promise<Omit<QueueCount, 'queue'>> {
  const { rows: [counted] } = await sql<Omit<QueueCount, 'queue'>>`
    select count(*) as count, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on between ${today} and ${addDays(today, yellowDays)}) as "dueSoon"
    from (${drawnFor(holder, today)} limit ${WORK_COUNT_LIMIT + 1}) as drawn`.execute(database)
  return counted ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** The nearest day first. */
export async function listToRevisitRows(
  database: Kysely<DB>, holder: WorkHolder, today: Day, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<SubjectToRevisit[]> {
  const [dueOn = '', id = ''] = after ?? []
  const beyond = after ? sql`(due_on, subject) > (${dueOn}::date, ${id}::uuid)` : sql`true`
  const { rows: subjects } = await sql<{ subject: string; dueOn: Day }>`
    select subject, due_on as "dueOn" from (${drawnFor(holder, today)}) as drawn
    where ${beyond} order by due_on, subject limit ${limit}`.execute(database)
  const problems = await listDrawn(database, holder, today, subjects.map(({ subject }) => subject))
  return subjects.map((one) => ({ ...one, problems: problems.get(one.subject) ?? [] }))
}

async function listDrawn(
  database: Kysely<DB>, holder: WorkHolder, today: Day, subjects: readonly string[],
): Promise<Map<string, ProblemRow[]>> {
  const { rows } = await sql<SelectedRow>`
    ${problemRows(scopeFor(holder, 'to-revisit'), {})} and problem.id = any(array(
      select problem.id from problem where ${owedIn(holder, 'to-revisit', today)} and problem.subject = any(${[...subjects]}::uuid[])))
    order by problem.item`.execute(database)
  const bySubject = new Map<string, ProblemRow[]>()
  for (const row of rows) bySubject.set(row.subject.id, [...(bySubject.get(row.subject.id) ?? []), rowOf(row)])
  return bySubject
}

/** A problem that was drawn, with what says who sees it again. */
export interface DrawnProblem {
  subject: string
  village: string
  department: string
  unit: string | null
  /** Who closed it does not see it again. */
  closedBy: string | null
  dueOn: Day
}

/** All of a county that are to be seen again. */
export async function listDrawnProblems(database: Kysely<DB>, county: string): Promise<DrawnProblem[]> {
  const { rows } = await sql<DrawnProblem>`
    select subject, region as village, department, unit, closed_by as "closedBy", revisit_due_on as "dueOn"
    from problem where county = ${county} and ${waiting['to-revisit']}`.execute(database)
  return rows
}
