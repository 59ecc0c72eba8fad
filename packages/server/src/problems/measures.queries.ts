import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Problem, ProblemEntry } from '@lookback/core/problems'
import { bareText } from '@lookback/core/problems'
import type { Subject } from '@lookback/core/subjects'
import type { Database } from '../database/connect.ts'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { subjectTold } from '../subjects/index.ts'

/** An entry of the log that says what is being done, with its id. */
export interface MeasuresTold {
  id: string
  problem: Problem
  entry: Extract<ProblemEntry, { measures: unknown }>
}

const EXAMPLES = 5

export async function insertMeasures(
  transaction: Transaction<DB>, county: string, told: readonly MeasuresTold[],
): Promise<void> {
  const rows = told.flatMap(({ id, problem, entry }) => entry.measures.map(({ kind, text }, index) => ({
    entry: id, position: index + 1, problem: problem.id, subject: problem.subject, kind, text,
    fingerprint: `\\x${fingerprint(text).toString('hex')}`,
  })))
  if (rows.length === 0) return
  await sql`
    insert into problem_measure (county, entry, position, problem, subject, kind, text, fingerprint)
    select ${county}, entry, position, problem, subject, kind, text, fingerprint
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as measure (
      entry uuid, position integer, problem uuid, subject uuid, kind text, text text, fingerprint bytea)
  `.execute(transaction)
}

/** Other subjects within the scope whose measures read the same: how many, and some of them. */
export async function findSimilar(database: Database, scope: Scope, subject: string, text: string) {
  const { rows } = await sql<{ subjects: number; problem: string; subject: Subject; text: string }>`
    with same as (
      select distinct on (measure.subject) problem.id as problem, ${subjectTold} as subject, problem.number, measure.text
      from problem_measure as measure
      join listed_problem as problem on problem.county = measure.county and problem.id = measure.problem
      where measure.fingerprint = ${fingerprint(text)} and measure.subject <> ${subject}
        and ${inItems(scope, 'measure.county', 'problem.region', 'problem.department')}
      order by measure.subject, measure.entry desc)
    select count(*) over () as subjects, problem, subject, text from same order by number limit ${EXAMPLES}`.execute(database)
  return {
    subjects: rows[0]?.subjects ?? 0,
    examples: rows.map(({ problem, subject: other, text: words }) => ({ problem, subject: other, text: words })),
  }
}

function fingerprint(text: string): Buffer {
  return createHash('sha256').update(bareText(text)).digest()
}
