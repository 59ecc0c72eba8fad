import type { Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { EvidenceFile } from '@lookback/core/evidence'
import { EvidenceType, evidenceTypes } from '@lookback/core/evidence'
import type { Database } from '../database/connect.ts'
import { inItems } from '../database/scope.ts'
import { subjectTold } from '../subjects/index.ts'

/** A file as it is listed, with its name in the store. */
export interface ListedFile extends EvidenceFile {
  content: Buffer
}

interface FileRow extends Omit<ListedFile, 'kind' | 'mediaType' | 'takenAt' | 'receivedAt'> {
  mediaType: string
  takenAt: Date | null
  receivedAt: Date
}

/**
 * Files by name that somebody may see: made by that person, or carried by a problem within the scope.
 * @param names SHA-256 as hexadecimal text
 */
export async function listFiles(
  database: Database, scope: Scope, person: string, names: readonly string[],
): Promise<ListedFile[]> {
  const wanted = names.map((name) => `\\x${name}`)
  const { rows } = await sql<FileRow>`
    with visible as (
      select evidence_use.sha256, problem.id as problem, ${subjectTold} as subject, problem.wording
      from evidence_use
      join listed_problem as problem on problem.county = evidence_use.county and problem.id = evidence_use.problem
      where evidence_use.sha256 = any(${wanted}::bytea[])
        and ${inItems(scope, 'evidence_use.county', 'problem.region', 'problem.department')})
    select encode(file.sha256, 'hex') as sha256, file.content, file.media_type as "mediaType", file.bytes, file.file_name as "fileName",
      file.taken_at as "takenAt", file.latitude is not null as "hasPosition", person.name as maker,
      file.received_at as "receivedAt",
      coalesce((select jsonb_agg(distinct jsonb_build_object('problem', problem, 'subject', subject, 'wording', wording)) from visible where visible.sha256 = file.sha256), '[]') as "usedBy",
      (select count(distinct evidence_use.problem)::integer from evidence_use
        where evidence_use.county = file.county and evidence_use.sha256 = file.sha256) as uses
    from evidence_file as file
    join person on person.county = file.county and person.id = file.maker
    where file.county = ${scope.county} and file.sha256 = any(${wanted}::bytea[])
      and (file.maker = ${person} or exists (select 1 from visible where visible.sha256 = file.sha256))
    order by file.received_at, file.sha256`.execute(database)
  return rows.map((row) => {
    const mediaType = EvidenceType.parse(row.mediaType)
    return {
      ...row, mediaType, kind: evidenceTypes[mediaType].kind, takenAt: row.takenAt?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
    }
  })
}

/** Which of some files have arrived. */
export async function listReceived(database: Database, county: string, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ sha256: string }>`
    select encode(sha256, 'hex') as sha256 from evidence_file
    where county = ${county} and sha256 = any(${names.map((name) => `\\x${name}`)}::bytea[])`.execute(database)
  return new Set(rows.map(({ sha256 }) => sha256))
}

export interface NewFile {
  /** Of what was made. */
  sha256: Buffer
  /** Of what is kept. */
  content: Buffer
  mediaType: string
  /** As kept. */
  bytes: number
  fileName: string
  takenAt: Date | null
  position: { latitude: number; longitude: number } | null
  maker: string
  receivedAt: Date
}

/** @returns whether it was not there before */
export async function insertFile(transaction: Transaction<DB>, county: string, file: NewFile): Promise<boolean> {
  const [inserted] = await transaction
    .insertInto('evidence_file')
    .values({
      county, sha256: file.sha256, content: file.content, media_type: file.mediaType, bytes: file.bytes, file_name: file.fileName, taken_at: file.takenAt,
      latitude: file.position?.latitude ?? null, longitude: file.position?.longitude ?? null, maker: file.maker,
      received_at: file.receivedAt,
    })
    .onConflict((conflict) => conflict.columns(['county', 'sha256']).doNothing())
    .execute()
  return Boolean(inserted?.numInsertedOrUpdatedRows)
}
