import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { openStates } from '@lookback/core/problems'
import { beginOf } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'
import type { LeftBehind, RetainedData } from '../kit/retained.ts'
import { LET_GO_AT_ONCE } from '../kit/retained.ts'

/** Whether a problem is owed to somebody, or something was done about it since a day. */
function isUnsettled(before: Day) {
  return sql`(problem.state in (${sql.join(openStates)}) or exists (
    select 1 from log_entry as entry where entry.county = problem.county and entry.problem = problem.id and entry.recorded_at >= ${beginOf(before)}))`
}

/** Attachments of visits of rounds that closed before a day, whose problems are settled since. */
function attachmentsThatGo(county: string, before: Day) {
  return sql`
    select attachment.county, attachment.visit, attachment.name, attachment.sha256
    from attachment
    join visit on visit.county = attachment.county and visit.id = attachment.visit
    join round on round.county = visit.county and round.id = visit.round
    where attachment.county = ${county} and attachment.let_go_in is null
      and visit.received_at < ${beginOf(before)} and round.closes_at < ${beginOf(before)}
      and not exists (
        select 1 from finding join problem on problem.county = finding.county and problem.id = finding.problem
        where finding.county = visit.county and finding.visit = visit.id and ${isUnsettled(before)})`
}

/** Files that came before a day, and that nothing shows which is not settled since: no problem, no visit, no object of a running year. */
function filesThatGo(county: string, before: Day) {
  return sql`
    select file.county, file.sha256, file.content
    from evidence_file as file
    where file.county = ${county} and file.let_go_in is null and file.received_at < ${beginOf(before)}
      and not exists (
        select 1 from evidence_use as used join problem on problem.county = used.county and problem.id = used.problem
        where used.county = file.county and used.sha256 = file.sha256 and ${isUnsettled(before)})
      and not exists (
        select 1 from operation_file as used join operation on operation.county = used.county and operation.id = used.operation
        where used.county = file.county and used.sha256 = file.sha256 and operation.refusal is not null)
      and not exists (
        select 1 from attachment as shown where shown.county = file.county and shown.sha256 = file.content and shown.let_go_in is null
          and (shown.visit, shown.name) not in (select visit, name from (${attachmentsThatGo(county, before)}) as gone))
      and encode(file.sha256, 'hex') not in (
        select photo from indicator_object as object
        join indicator on indicator.county = object.county and indicator.id = object.indicator
        cross join lateral jsonb_array_elements_text(object.photos) as photo
        where object.county = ${county} and indicator.due_on >= ${before})`
}

/** Photos and files that people sent. What they were called, and their hashes, stay; contents go from where they are kept. */
export const photosKept: RetainedData = {
  kind: 'photos',
  count: async (database, county, before) => {
    const { rows } = await sql<{ count: number }>`
      select ((select count(*) from (${filesThatGo(county, before)}) as file)
        + (select count(*) from (${attachmentsThatGo(county, before)}) as attachment))::int as count`.execute(database)
    return rows[0]?.count ?? 0
  },
  letGo: async (transaction, county, before, entry) => {
    const files = await sql<{ content: Buffer }>`
      update evidence_file as kept set let_go_in = ${entry} from (${filesThatGo(county, before)} limit ${LET_GO_AT_ONCE}) as gone
      where kept.county = gone.county and kept.sha256 = gone.sha256 returning kept.content`.execute(transaction)
    const attachments = await sql<{ content: Buffer }>`
      update attachment as kept set let_go_in = ${entry} from (${attachmentsThatGo(county, before)} limit ${LET_GO_AT_ONCE}) as gone
      where kept.county = gone.county and kept.visit = gone.visit and kept.name = gone.name returning kept.sha256 as content`.execute(transaction)
    const contents = [...files.rows, ...attachments.rows].map(({ content }) => content)
    if (contents.length === 0) return { count: 0, digest: null }
    await sql`
      insert into content_to_delete (county, content) select distinct ${county}, content from unnest(${contents}::bytea[]) as content
      on conflict do nothing`.execute(transaction)
    const [left] = await readLeft(transaction, county, entry)
    return { count: contents.length, digest: left?.digest ?? null }
  },
  left: { column: 'evidence_file, attachment: let_go_in', read: readLeft },
}

async function readLeft(database: Kysely<DB>, county: string, entry: string | null): Promise<LeftBehind[]> {
  const asked = entry === null ? sql`let_go_in is not null` : sql`let_go_in = ${entry}`
  const { rows } = await sql<LeftBehind>`
    select let_go_in as entry, encode(sha256(convert_to(string_agg(line, ' ' order by line collate "C"), 'UTF8')), 'hex') as digest
    from (
      select let_go_in, encode(sha256, 'hex') as line from evidence_file where county = ${county} and ${asked}
      union all
      select let_go_in, visit || ' ' || encode(sha256, 'hex') || ' ' || name from attachment where county = ${county} and ${asked}) as gone
    group by let_go_in`.execute(database)
  return rows
}

/** Where photos were taken, as their cameras had written into them. */
export const photoPositionsKept: RetainedData = {
  kind: 'positions',
  count: async (database, county, before) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from evidence_file where ${hasPosition(county, before)}`.execute(database)
    return rows[0]?.count ?? 0
  },
  letGo: async (transaction, county, before) => {
    const { numAffectedRows } = await sql`
      update evidence_file set latitude = null, longitude = null where (county, sha256) in (
        select county, sha256 from evidence_file where ${hasPosition(county, before)} limit ${LET_GO_AT_ONCE})`.execute(transaction)
    return { count: Number(numAffectedRows ?? 0n), digest: null }
  },
}

function hasPosition(county: string, before: Day) {
  return sql`county = ${county} and (latitude is not null or longitude is not null) and received_at < ${beginOf(before)}`
}

/**
 * Some of the contents that are to be deleted; `isNamed` where something still, or again, names one, in whichever county.
 */
export async function listToDelete(transaction: Transaction<DB>, county: string, limit: number): Promise<{ content: Buffer; isNamed: boolean }[]> {
  const { rows } = await sql<{ content: Buffer; isNamed: boolean }>`
    select content, (exists (select 1 from evidence_file as file where file.content = gone.content and file.let_go_in is null)
      or exists (select 1 from attachment where attachment.sha256 = gone.content and attachment.let_go_in is null)) as "isNamed"
    from content_to_delete as gone where county = ${county} order by content limit ${limit}`.execute(transaction)
  return rows
}

export async function forgetToDelete(transaction: Transaction<DB>, county: string, contents: readonly Buffer[]): Promise<void> {
  await sql`delete from content_to_delete where county = ${county} and content = any(${[...contents]}::bytea[])`.execute(transaction)
}
