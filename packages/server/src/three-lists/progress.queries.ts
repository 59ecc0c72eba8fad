import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { evidenceTypes, EvidenceType } from '@lookback/core/evidence'
import type { Evidence, Measure, Problem } from '@lookback/core/problems'
import type { ToldBefore } from '@lookback/core/three-lists'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { loadProblems } from '../problems/load.ts'

/** A problem as the lists number it, with what was told in its present spell. */
export interface NumberedProblem {
  problem: Problem
  headName: string
  told: ToldBefore
}

/** Problems by their number in the lists (户编号-检查项); those outside the scope are left out. */
export async function loadNumbered(database: Database, scope: Scope, numbers: readonly string[]): Promise<Map<string, NumberedProblem>> {
  const parts = [...new Set(numbers)].flatMap((number) => {
    const [, household, item] = /^(.+)-([^-]+)$/.exec(number) ?? []
    return household && item ? [{ number, household, item }] : []
  })
  const { rows } = await sql<{ number: string; id: string; headName: string }>`
    select wanted.number, problem.id, household.head_name as "headName"
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as wanted (number text, household text, item text)
    join household on household.county = ${scope.county} and household.number = wanted.household
    join problem on problem.county = household.county and problem.subject = household.id and problem.item = wanted.item
  `.execute(database)
  const ids = rows.map(({ id }) => id)
  const loaded = new Map((await loadProblems(database, scope, ids, { lock: false })).map(({ problem }) => [problem.id, problem]))
  const told = await loadTold(database, scope.county, ids)
  return new Map(rows.flatMap(({ number, id, headName }) => {
    const problem = loaded.get(id)
    return problem ? [[number, { problem, headName, told: told.get(id) ?? [] }] as const] : []
  }))
}

async function loadTold(database: Database, county: string, problems: readonly string[]): Promise<Map<string, ToldBefore>> {
  const { rows } = await sql<{ problem: string; measures: Measure[]; evidence: Evidence[] }>`
    select entry.problem, entry.payload -> 'measures' as measures, coalesce(entry.payload -> 'evidence', '[]') as evidence
    from log_entry as entry
    join problem on problem.county = entry.county and problem.id = entry.problem
    where entry.county = ${county} and entry.problem = any(${[...problems]}::uuid[])
      and entry.kind in ('problem-planned', 'problem-reported') and entry.happened_at >= problem.found_at
    order by entry.sequence`.execute(database)
  const told = new Map<string, ToldBefore>()
  for (const { problem, measures, evidence } of rows) told.set(problem, [...(told.get(problem) ?? []), { measures, evidence }])
  return told
}

/** Files by the name that they were uploaded with. */
export type OwnFiles = ReadonlyMap<string, readonly Evidence[]>

/** The files of some names that somebody has uploaded. */
export async function loadOwnFiles(database: Database, { county, person }: Actor, names: readonly string[]): Promise<OwnFiles> {
  const files = new Map<string, Evidence[]>()
  if (names.length === 0) return files
  const rows = await database
    .selectFrom('evidence_file').select(['sha256', 'file_name', 'media_type', 'taken_at', 'received_at'])
    .where('county', '=', county).where('maker', '=', person)
    .where('file_name', '=', sql<string>`any(${[...new Set(names)]}::text[])`)
    .orderBy('received_at').execute()
  for (const row of rows) {
    const file: Evidence = {
      sha256: row.sha256.toString('hex'), kind: evidenceTypes[EvidenceType.parse(row.media_type)].kind,
      madeAt: (row.taken_at ?? row.received_at).toISOString(),
    }
    files.set(row.file_name, [...(files.get(row.file_name) ?? []), file])
  }
  return files
}
