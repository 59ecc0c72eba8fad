import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { evidenceTypes, EvidenceType } from '@lookback/core/evidence'
import type { Evidence, Measure, Problem } from '@lookback/core/problems'
import { subjectKinds } from '@lookback/core/subjects'
import type { ToldBefore } from '@lookback/core/three-lists'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { loadProblems, says, spellEntries } from '../problems/index.ts'

/** A problem as the lists number it, with what was told in its present spell. */
export interface NumberedProblem {
  problem: Problem
  name: string
  told: ToldBefore
}

/** Problems by their number in the lists (对象编号-检查项); those outside the scope are left out. */
export async function loadNumbered(database: Database, scope: Scope, numbers: readonly string[]): Promise<Map<string, NumberedProblem>> {
  const parts = [...new Set(numbers)].flatMap((number) => {
    const [, subject, item] = /^(.+)-([^-]+)$/.exec(number) ?? []
    return subject && item ? [{ number, subject, item }] : []
  })
  const { rows } = await sql<{ number: string; id: string; name: string }>`
    select wanted.number, problem.id, subject.name
    from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as wanted (number text, subject text, item text)
    join subject on subject.county = ${scope.county} and subject.kind = any(${[...subjectKinds]}::text[]) and subject.kind <> 'member'
      and subject.number = wanted.subject
    join problem on problem.county = subject.county and problem.subject = subject.id and problem.item = wanted.item
  `.execute(database)
  const ids = rows.map(({ id }) => id)
  const loaded = new Map((await loadProblems(database, scope, ids, { lock: false })).map(({ problem }) => [problem.id, problem]))
  const told = await loadTold(database, scope.county, ids)
  return new Map(rows.flatMap(({ number, id, name }) => {
    const problem = loaded.get(id)
    return problem ? [[number, { problem, name, told: told.get(id) ?? [] }] as const] : []
  }))
}

async function loadTold(database: Database, county: string, problems: readonly string[]): Promise<Map<string, ToldBefore>> {
  const { rows } = await sql<{ problem: string; measures: Measure[]; evidence: Evidence[] }>`
    select entry.problem, entry.payload -> 'measures' as measures, coalesce(entry.payload -> 'evidence', '[]') as evidence
    from problem cross join lateral ${spellEntries('problem')} as entry
    where problem.county = ${county} and problem.id = any(${[...problems]}::uuid[])
      and ${says('entry.kind', 'measures')}
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
    .selectFrom('evidence_holder as holder')
    .innerJoin('evidence_file as file', (join) => join.onRef('file.county', '=', 'holder.county').onRef('file.sha256', '=', 'holder.sha256'))
    .select(['file.sha256', 'holder.file_name', 'file.media_type', 'file.taken_at', 'file.received_at'])
    .where('holder.county', '=', county).where('holder.person', '=', person)
    .where('holder.file_name', '=', sql<string>`any(${[...new Set(names)]}::text[])`)
    .orderBy('file.received_at').execute()
  for (const row of rows) {
    const file: Evidence = {
      sha256: row.sha256.toString('hex'), kind: evidenceTypes[EvidenceType.parse(row.media_type)].kind,
      madeAt: (row.taken_at ?? row.received_at).toISOString(),
    }
    files.set(row.file_name, [...(files.get(row.file_name) ?? []), file])
  }
  return files
}
