import type { Day } from '@lookback/core/kernel'
import type { Problem, StatusBetween } from '@lookback/core/problems'
import type { VisitOutcome } from '@lookback/core/rounds'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
import { inHouseholds } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { problemOf } from '../problems/index.ts'
import type { StoredAttachment } from './attachments.ts'

type Rows = Transaction<DB>

/** A visit that is there already: what its content was, and whose it is. */
export interface KnownVisit {
  hash: Buffer
  inspector: string
}

/** Visits that are there already, by id. */
export async function findKnownVisits(database: Database, county: string, ids: readonly string[]): Promise<Map<string, KnownVisit>> {
  const rows = await database
    .selectFrom('visit').select(['id', 'submission_hash', 'inspector'])
    .where('county', '=', county)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { hash: row.submission_hash, inspector: row.inspector }]))
}

/** A household that somebody may visit. */
export interface FoundHousehold {
  id: string
  village: string
  number: string
  headName: string
  /** Why it is on the register no more; null for a household that is. */
  endedAs: string | null
}

/**
 * The household of each request within its actor's scope, in the order of the requests; null where there is none.
 * Requests of equal scope share one query.
 */
export async function findHouseholds(
  database: Database, requests: readonly { scope: Scope; number: string }[],
): Promise<(FoundHousehold | null)[]> {
  const byScope = new Map<string, { scope: Scope; numbers: Set<string> }>()
  for (const { scope, number } of requests) {
    const group = byScope.get(JSON.stringify(scope)) ?? { scope, numbers: new Set<string>() }
    group.numbers.add(number)
    byScope.set(JSON.stringify(scope), group)
  }
  const found = new Map<string, FoundHousehold>()
  if (byScope.size > 0) {
    const parts = [...byScope].map(([key, { scope, numbers }]) => sql`
      select ${key}::text as scope, household.id, household.number, household.village, household.head_name as "headName",
        household.ended_as as "endedAs" from household
      where household.county = ${scope.county} and household.number = any(${[...numbers]}::text[])
        and ${inHouseholds(scope, 'household.county', 'household.village', 'household.id')}`)
    const { rows } = await sql<{ scope: string; id: string; number: string; village: string; headName: string; endedAs: string | null }>`
      ${sql.join(parts, sql` union all `)}`.execute(database)
    for (const { scope, number, ...household } of rows) found.set(`${scope} ${number}`, { ...household, number })
  }
  return requests.map(({ scope, number }) => found.get(`${JSON.stringify(scope)} ${number}`) ?? null)
}

/** Which of the pairs were drawn, as `round subject`. */
export async function findSampled(
  database: Kysely<DB>, county: string, pairs: readonly { round: string; subject: string }[],
): Promise<Set<string>> {
  const rows = await database
    .selectFrom('round_sample').select(['round', 'subject'])
    .where('county', '=', county)
    .where('subject', '=', sql<string>`any(${pairs.map((pair) => pair.subject)}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => `${row.round} ${row.subject}`))
}

/** The problems of some subjects, locked until commit, by `subject item`. */
export async function findProblemsOf(transaction: Rows, county: string, subjects: readonly string[]) {
  const problems = new Map<string, Problem>()
  if (subjects.length === 0) return problems
  const rows = await transaction
    .selectFrom('problem').selectAll()
    .where('county', '=', county)
    .where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) problems.set(`${row.subject} ${row.item}`, problemOf(row))
  return problems
}

export interface VisitRow {
  id: string
  round: string
  subject: string
  village: string
  inspector: string
  outcome: VisitOutcome
  startedAt: string | null
  endedAt: string | null
  receivedAt: string
  assessed: string
  applicable: string
  seen: boolean
  latitude: number | null
  longitude: number | null
  note: string | null
  comeAgainOn: Day | null
  keptAnswers: Record<string, string>
  submission: string
  /** `\x…`, as PostgreSQL writes bytes. */
  submissionHash: string
}

export async function insertVisits(transaction: Rows, county: string, visits: readonly VisitRow[]): Promise<void> {
  await sql`
    insert into visit (county, id, round, subject, village, inspector, outcome, started_at, ended_at, received_at,
      assessed, applicable, seen, position_latitude, position_longitude, note, come_again_on, kept_answers, submission, submission_hash)
    select ${county}, id, round, subject, village, inspector, outcome, "startedAt", "endedAt", "receivedAt",
      assessed::varbit, applicable::varbit, seen, latitude, longitude, note, "comeAgainOn", "keptAnswers", submission, "submissionHash"
    from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as visit (
      id uuid, round uuid, subject uuid, village text, inspector uuid, outcome text, "startedAt" timestamptz,
      "endedAt" timestamptz, "receivedAt" timestamptz, assessed text, applicable text, seen boolean, latitude double precision,
      longitude double precision, note text, "comeAgainOn" date, "keptAnswers" jsonb, submission text, "submissionHash" bytea)
  `.execute(transaction)
}

export interface FindingRow {
  visit: string
  item: string
  round: string
  subject: string
  village: string
  problem: string
  statusBefore: StatusBetween
  aroseRecently: boolean
  note: string | null
  photos: readonly string[]
}

export async function insertFindings(transaction: Rows, county: string, findings: readonly FindingRow[]): Promise<void> {
  if (findings.length === 0) return
  await sql`
    insert into finding (county, visit, item, round, subject, village, problem, status_before, arose_recently, note, photos)
    select ${county}, visit, item, round, subject, village, problem, "statusBefore", "aroseRecently", note,
      array(select jsonb_array_elements_text(photos))
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as finding (
      visit uuid, item text, round uuid, subject uuid, village text, problem uuid, "statusBefore" text,
      "aroseRecently" boolean, note text, photos jsonb)
  `.execute(transaction)
}

/** The name by which a visit has another file than one of those that came now; null where there is none. */
export async function findOtherAttachment(
  transaction: Rows, county: string, visit: string, attachments: readonly StoredAttachment[],
): Promise<string | null> {
  const rows = await transaction
    .selectFrom('attachment').select(['name', 'original']).where('county', '=', county).where('visit', '=', visit).execute()
  const kept = new Map(rows.map(({ name, original }) => [name, original]))
  return attachments.find(({ name, original }) => kept.get(name)?.equals(original) === false)?.name ?? null
}

export async function insertAttachments(
  transaction: Rows, county: string, visits: readonly { visit: string; attachments: readonly StoredAttachment[] }[],
): Promise<void> {
  const rows = visits.flatMap(({ visit, attachments }) =>
    attachments.map(({ name, sha256, original, bytes, mediaType }) => ({
      county, visit, name, sha256, original, bytes, media_type: mediaType,
    })),
  )
  if (rows.length === 0) return
  await transaction
    .insertInto('attachment').values(rows)
    .onConflict((conflict) => conflict.columns(['county', 'visit', 'name']).doNothing())
    .execute()
}
