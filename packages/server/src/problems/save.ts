import type { Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import { Problem } from '@lookback/core/problems'
import type { DB, Problem as ProblemTable } from '../database/types.gen.ts'

/** A row of the table as the problem it holds. */
export function problemOf(row: Selectable<ProblemTable>): Problem {
  return Problem.parse({
    id: row.id,
    subjectKind: row.subject_kind,
    subject: row.subject,
    item: row.item,
    state: row.state,
    spell: row.spell,
    falseReports: row.false_reports,
    firstRound: row.first_round,
    foundAt: row.found_at.toISOString(),
    dispatchedAt: row.dispatched_at?.toISOString() ?? null,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    reportedAt: row.reported_at?.toISOString() ?? null,
    reportedBy: row.reported_by,
    reporterTier: row.reporter_tier,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    reviewedBy: row.reviewed_by,
    siteCheckedAt: row.site_checked_at?.toISOString() ?? null,
    siteCheckedBy: row.site_checked_by,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    version: row.version,
  })
}

export interface ProblemToSave extends Problem {
  village: string
  department: string
}

export function problemRow(problem: Problem, village: string, department: string): ProblemToSave {
  return { ...problem, village, department }
}

/** Inserts or updates problems to what the log has folded to. The caller holds their rows locked. */
export async function saveProblems(
  transaction: Transaction<DB>, county: string, problems: readonly ProblemToSave[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`
    insert into problem (county, id, subject_kind, subject, village, item, department, state, spell, false_reports,
      first_round, found_at, dispatched_at, acknowledged_at, reported_at, reported_by, reporter_tier, reviewed_at,
      reviewed_by, site_checked_at, site_checked_by, closed_at, closed_by, version)
    select ${county}, id, "subjectKind", subject, village, item, department, state, spell, "falseReports",
      "firstRound", "foundAt", "dispatchedAt", "acknowledgedAt", "reportedAt", "reportedBy", "reporterTier",
      "reviewedAt", "reviewedBy", "siteCheckedAt", "siteCheckedBy", "closedAt", "closedBy", version
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as problem (
      id uuid, "subjectKind" text, subject uuid, village text, item text, department text, state text, spell integer,
      "falseReports" integer, "firstRound" uuid, "foundAt" timestamptz, "dispatchedAt" timestamptz,
      "acknowledgedAt" timestamptz, "reportedAt" timestamptz, "reportedBy" uuid, "reporterTier" text,
      "reviewedAt" timestamptz, "reviewedBy" uuid, "siteCheckedAt" timestamptz, "siteCheckedBy" uuid,
      "closedAt" timestamptz, "closedBy" uuid, version integer)
    on conflict (county, id) do update set
      village = excluded.village, state = excluded.state, spell = excluded.spell,
      false_reports = excluded.false_reports, found_at = excluded.found_at, dispatched_at = excluded.dispatched_at,
      acknowledged_at = excluded.acknowledged_at, reported_at = excluded.reported_at,
      reported_by = excluded.reported_by, reporter_tier = excluded.reporter_tier, reviewed_at = excluded.reviewed_at,
      reviewed_by = excluded.reviewed_by, site_checked_at = excluded.site_checked_at,
      site_checked_by = excluded.site_checked_by, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
      version = excluded.version
  `.execute(transaction)
}
