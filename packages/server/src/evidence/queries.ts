import type { Kysely, Transaction } from 'kysely'
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
 * Files by name that somebody may see: that the person has, or that a problem within the scope carries because somebody
 * named it who has it.
 * @param names SHA-256 as hexadecimal text
 */
export async function listFiles(
  database: Kysely<DB>, scope: Scope, person: string, names: readonly string[],
): Promise<ListedFile[]> {
  const wanted = names.map((name) => `\\x${name}`)
  const { rows } = await sql<FileRow>`
    with visible as (
      select evidence_use.sha256, problem.id as problem, ${subjectTold} as subject, problem.wording
      from evidence_use
      join listed_problem as problem on problem.county = evidence_use.county and problem.id = evidence_use.problem
      where ${namedByHolder('evidence_use')} and evidence_use.sha256 = any(${wanted}::bytea[])
        and ${inItems(scope, 'evidence_use.county', 'problem.region', 'problem.department')})
    select encode(file.sha256, 'hex') as sha256, file.content, file.media_type as "mediaType", file.bytes, file.file_name as "fileName",
      file.taken_at as "takenAt", file.latitude is not null as "hasPosition", file.let_go_in is not null as "letGo", person.name as maker,
      file.received_at as "receivedAt",
      coalesce((select jsonb_agg(distinct jsonb_build_object('problem', problem, 'subject', subject, 'wording', wording)) from visible where visible.sha256 = file.sha256), '[]') as "usedBy",
      (select count(distinct evidence_use.problem)::integer from evidence_use
        where evidence_use.county = file.county and evidence_use.sha256 = file.sha256 and ${namedByHolder('evidence_use')}) as uses
    from evidence_file as file
    join person on person.county = file.county and person.id = file.maker
    where file.county = ${scope.county} and file.sha256 = any(${wanted}::bytea[])
      and (${heldBy(person)} or exists (select 1 from visible where visible.sha256 = file.sha256))
    order by file.received_at, file.sha256`.execute(database)
  return rows.map((row) => {
    const mediaType = EvidenceType.parse(row.mediaType)
    return {
      ...row, mediaType, kind: evidenceTypes[mediaType].kind, takenAt: row.takenAt?.toISOString() ?? null,
      receivedAt: row.receivedAt.toISOString(),
    }
  })
}

function namedByHolder(use: string) {
  return sql<boolean>`exists (select 1 from evidence_holder as holder where holder.county = ${sql.ref(`${use}.county`)}
    and holder.sha256 = ${sql.ref(`${use}.sha256`)} and holder.person = ${sql.ref(`${use}.person`)})`
}

function heldBy(person: string) {
  return sql<boolean>`exists (select 1 from evidence_holder as holder
    where holder.county = file.county and holder.sha256 = file.sha256 and holder.person = ${person})`
}

/**
 * Notes that somebody has some files, each under the name by which that person calls it.
 * @returns those that were not noted before
 */
export async function insertHolder(
  database: Kysely<DB>, county: string, person: string, files: readonly { sha256: string; fileName: string }[],
): Promise<{ sha256: Buffer; content: Buffer; mediaType: string; bytes: number }[]> {
  const { rows } = await sql<{ sha256: Buffer; content: Buffer; mediaType: string; bytes: number }>`
    with named as (
      select distinct on (file.sha256) file.sha256, named.name, file.content, file.media_type, file.bytes
      from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as given (sha256 text, "fileName" text)
      cross join lateral (select decode(given.sha256, 'hex') as sha256, given."fileName" as name) as named
      join evidence_file as file on file.county = ${county} and file.sha256 = named.sha256),
    added as (
      insert into evidence_holder (county, sha256, person, file_name)
      select ${county}, sha256, ${person}::uuid, name from named
      on conflict (county, sha256, person) do nothing returning sha256)
    select named.sha256, content, media_type as "mediaType", bytes from named join added on added.sha256 = named.sha256`.execute(database)
  return rows
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
  /** Its difference hash. */
  look: string | null
  maker: string
  receivedAt: Date
}

/** The same file again changes nothing. */
export async function insertFile(transaction: Transaction<DB>, county: string, file: NewFile): Promise<void> {
  await transaction
    .insertInto('evidence_file')
    .values({
      county, sha256: file.sha256, content: file.content, media_type: file.mediaType, bytes: file.bytes, file_name: file.fileName, taken_at: file.takenAt,
      latitude: file.position?.latitude ?? null, longitude: file.position?.longitude ?? null, look: file.look, maker: file.maker,
      received_at: file.receivedAt,
    })
    .onConflict((conflict) => conflict.columns(['county', 'sha256']).doNothing())
    .execute()
}
