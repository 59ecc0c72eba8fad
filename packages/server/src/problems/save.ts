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
    department: row.department,
    state: row.state,
    spell: row.spell,
    falseReports: row.false_reports,
    returns: row.returns,
    firstRound: row.first_round,
    foundAt: row.found_at.toISOString(),
    dispatchedAt: row.dispatched_at?.toISOString() ?? null,
    unit: row.unit,
    dueOn: row.due_on,
    extensionUntil: row.extension_until,
    extensionAskedBy: row.extension_asked_by,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    plannedAt: row.planned_at?.toISOString() ?? null,
    reportedAt: row.reported_at?.toISOString() ?? null,
    reportedBy: row.reported_by,
    reporterTier: row.reporter_tier,
    reviewedAt: row.reviewed_at?.toISOString() ?? null,
    reviewedBy: row.reviewed_by,
    siteCheckedAt: row.site_checked_at?.toISOString() ?? null,
    siteCheckedBy: row.site_checked_by,
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    revisitDueOn: row.revisit_due_on,
    revisitedAt: row.revisited_at?.toISOString() ?? null,
    revisitedBy: row.revisited_by,
    escalatedTo: row.escalated_to,
    escalatedAt: row.escalated_at?.toISOString() ?? null,
    leaderCheckedAt: row.leader_checked_at?.toISOString() ?? null,
    mergedInto: row.merged_into,
    version: row.version,
  })
}

export interface ProblemToSave extends Problem {
  village: string
}

/** Inserts or updates problems to what the log has folded to. The caller holds their rows locked. */
export async function saveProblems(
  transaction: Transaction<DB>, county: string, problems: readonly ProblemToSave[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`
    insert into problem (county, id, subject_kind, subject, village, item, department, state, spell, false_reports,
      first_round, found_at, dispatched_at, acknowledged_at, reported_at, reported_by, reporter_tier, reviewed_at,
      reviewed_by, site_checked_at, site_checked_by, closed_at, closed_by, returns, unit, due_on, extension_until,
      extension_asked_by, planned_at, revisit_due_on, revisited_at, revisited_by, escalated_to, escalated_at,
      leader_checked_at, merged_into, version)
    select ${county}, id, "subjectKind", subject, village, item, department, state, spell, "falseReports",
      "firstRound", "foundAt", "dispatchedAt", "acknowledgedAt", "reportedAt", "reportedBy", "reporterTier",
      "reviewedAt", "reviewedBy", "siteCheckedAt", "siteCheckedBy", "closedAt", "closedBy", returns, unit, "dueOn",
      "extensionUntil", "extensionAskedBy", "plannedAt", "revisitDueOn", "revisitedAt", "revisitedBy", "escalatedTo",
      "escalatedAt", "leaderCheckedAt", "mergedInto", version
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as problem (
      id uuid, "subjectKind" text, subject uuid, village text, item text, department text, state text, spell integer,
      "falseReports" integer, "firstRound" uuid, "foundAt" timestamptz, "dispatchedAt" timestamptz,
      "acknowledgedAt" timestamptz, "reportedAt" timestamptz, "reportedBy" uuid, "reporterTier" text,
      "reviewedAt" timestamptz, "reviewedBy" uuid, "siteCheckedAt" timestamptz, "siteCheckedBy" uuid,
      "closedAt" timestamptz, "closedBy" uuid, returns integer, unit text, "dueOn" date, "extensionUntil" date,
      "extensionAskedBy" uuid, "plannedAt" timestamptz, "revisitDueOn" date, "revisitedAt" timestamptz,
      "revisitedBy" uuid, "escalatedTo" text, "escalatedAt" timestamptz, "leaderCheckedAt" timestamptz,
      "mergedInto" uuid, version integer)
    on conflict (county, id) do update set
      department = excluded.department, state = excluded.state, spell = excluded.spell,
      false_reports = excluded.false_reports, found_at = excluded.found_at, dispatched_at = excluded.dispatched_at,
      acknowledged_at = excluded.acknowledged_at, reported_at = excluded.reported_at,
      reported_by = excluded.reported_by, reporter_tier = excluded.reporter_tier, reviewed_at = excluded.reviewed_at,
      reviewed_by = excluded.reviewed_by, site_checked_at = excluded.site_checked_at,
      site_checked_by = excluded.site_checked_by, closed_at = excluded.closed_at, closed_by = excluded.closed_by,
      returns = excluded.returns, unit = excluded.unit, due_on = excluded.due_on,
      extension_until = excluded.extension_until, extension_asked_by = excluded.extension_asked_by,
      planned_at = excluded.planned_at, revisit_due_on = excluded.revisit_due_on,
      revisited_at = excluded.revisited_at, revisited_by = excluded.revisited_by,
      escalated_to = excluded.escalated_to, escalated_at = excluded.escalated_at,
      leader_checked_at = excluded.leader_checked_at, merged_into = excluded.merged_into, version = excluded.version
  `.execute(transaction)
}
