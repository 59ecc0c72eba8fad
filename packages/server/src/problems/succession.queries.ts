import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Problem, ProblemState } from '@lookback/core/problems'
import type { DB } from '../database/types.gen.ts'
import type { PlacedProblem } from './load.queries.ts'
import { problemOf } from './save.queries.ts'

/** The problems of some subjects in some states, locked until commit, in one order for everybody. */
export async function lockProblemsOf(
  transaction: Transaction<DB>, county: string, subjects: readonly string[], states: readonly ProblemState[],
): Promise<PlacedProblem[]> {
  if (subjects.length === 0) return []
  const rows = await transaction
    .selectFrom('problem').selectAll()
    .where('county', '=', county)
    .where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .where('state', 'in', [...states])
    .orderBy('id').forUpdate().execute()
  return rows.map((row) => ({ problem: problemOf(row), region: row.region, number: row.number }))
}

/** The problems of some subjects by `subject item`, locked until commit. */
export async function lockByItem(
  transaction: Transaction<DB>, county: string, subjects: readonly string[],
): Promise<Map<string, Problem>> {
  if (subjects.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('problem').selectAll()
    .where('county', '=', county).where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .orderBy('id').forUpdate().execute()
  return new Map(rows.map((row) => [`${row.subject} ${row.item}`, problemOf(row)]))
}

/**
 * Of the problems of some subjects that are to be mended, those whose unit sits elsewhere than the subject lies: each with the
 * unit of the same kind that sits there. A unit without such a counterpart, and a department, keeps what it has.
 */
export async function listOwedElsewhere(
  transaction: Transaction<DB>, county: string, subjects: readonly string[],
): Promise<{ unit: string; next: string; subject: string }[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<{ unit: string; next: string; subject: string }>`
    select distinct on (problem.subject, unit.code) problem.subject, unit.code as unit, next.code as next
    from problem
    join unit on unit.county = problem.county and unit.code = problem.unit and unit.kind in ('township', 'village')
      and not starts_with(problem.region, unit.region)
    join unit as next on next.county = unit.county and next.kind = unit.kind and next.region = left(problem.region, length(unit.region))
    where problem.county = ${county} and problem.subject = any(${[...subjects]}::uuid[])
      and problem.state in ('dispatched', 'acknowledged', 'reported', 'reviewed')
    order by problem.subject, unit.code, next.code`.execute(transaction)
  return rows
}

/** The open problems that some units have to mend, of some subjects or of all. */
export async function lockOwedBy(
  transaction: Transaction<DB>, county: string, units: readonly string[], subjects: readonly string[] | null,
): Promise<PlacedProblem[]> {
  if (units.length === 0) return []
  const rows = await transaction
    .selectFrom('problem').selectAll()
    .where('county', '=', county).where('unit', 'in', [...units])
    .where('state', 'in', ['dispatched', 'acknowledged', 'reported', 'reviewed'])
    .where((row) => (subjects === null ? row.val(true) : sql<boolean>`subject = any(${[...subjects]}::uuid[])`))
    .orderBy('id').forUpdate().execute()
  return rows.map((row) => ({ problem: problemOf(row), region: row.region, number: row.number }))
}
