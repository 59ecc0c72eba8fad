import type { Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import { Problem } from '@lookback/core/problems'
import type { DB, Problem as ProblemTable } from '../database/types.gen.ts'

/** Where a problem lies and under which number it stands in lists: those of its subject. */
export interface ProblemPlace {
  region: string
  number: string
}

export type ProblemToSave = Problem & ProblemPlace

/** What a problem keeps for ever, as columns of its row: each field under the same name with underscores. */
const lastingColumns = {
  id: 'uuid', subjectKind: 'text', subject: 'uuid', region: 'text', number: 'text', standard: 'text', item: 'text',
  sourceKind: 'text', source: 'uuid', firstRound: 'uuid',
} as const

/** What entries of the log change. */
const changingColumns = {
  department: 'text', state: 'text', spell: 'integer', falseReports: 'integer', returns: 'integer', foundAt: 'timestamptz',
  dispatchedAt: 'timestamptz', unit: 'text', dueOn: 'date', extensionUntil: 'date', extensionAskedBy: 'uuid',
  acknowledgedAt: 'timestamptz', plannedAt: 'timestamptz', reportedAt: 'timestamptz', reportedBy: 'uuid', reporterTier: 'text',
  reviewedAt: 'timestamptz', reviewedBy: 'uuid', siteCheckedAt: 'timestamptz', siteCheckedBy: 'uuid', closedAt: 'timestamptz',
  closedBy: 'uuid', revisitDueOn: 'date', revisitedAt: 'timestamptz', revisitedBy: 'uuid', escalatedTo: 'text',
  escalatedAt: 'timestamptz', leaderCheckedAt: 'timestamptz', mergedInto: 'uuid', version: 'integer',
} as const

type ProblemField = keyof typeof lastingColumns | keyof typeof changingColumns

const columns = { ...lastingColumns, ...changingColumns } satisfies Record<keyof ProblemToSave, string>
const fields = Object.keys(columns) as ProblemField[]
const changing = Object.keys(changingColumns) as ProblemField[]

function columnOf(field: ProblemField): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}

/** Named once: a phone's first fetch reads them by the hundred thousand. */
const columnsOfFields = fields.map((field) => [field, columnOf(field)] as const)

/** A row of the table as the problem it holds. */
export function problemOf(row: Selectable<ProblemTable>): Problem {
  const values = row as unknown as Readonly<Record<string, unknown>>
  const problem: Record<string, unknown> = {}
  for (const [field, column] of columnsOfFields) {
    const value = values[column]
    problem[field] = value instanceof Date ? value.toISOString() : value
  }
  return Problem.parse(problem)
}

/**
 * The statement but for its values, put together once: taken apart into its forty columns it took a tenth of what it costs the
 * server to record a visit.
 */
const stored = fields.map((field) => `"${columnOf(field)}"`).join(', ')
const named = fields.map((field) => `"${field}"`).join(', ')
const typed = fields.map((field) => `"${field}" ${columns[field]}`).join(', ')
const changes = changing.map((field) => `"${columnOf(field)}" = excluded."${columnOf(field)}"`).join(', ')

/** Inserts or updates problems to what the log has folded to. The caller holds their rows locked. */
export async function saveProblems(
  transaction: Transaction<DB>, county: string, problems: readonly ProblemToSave[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`
    insert into problem (county, ${sql.raw(stored)})
    select ${county}, ${sql.raw(named)}
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as problem (${sql.raw(typed)})
    on conflict (county, id) do update set ${sql.raw(changes)}`.execute(transaction)
}
