import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayBrief, DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

export interface StoredClose {
  id: string
  unit: string
  day: Day
  endsAt: Date
  closedBy: string | null
  word: string
}

export interface ToldClose extends StoredClose {
  unitRegion: string
  unitName: string
  byName: string | null
}

/** How units closed a day. What of it a reader may be told is the caller's to say. */
export async function listCloses(database: Kysely<DB>, county: string, day: Day): Promise<ToldClose[]> {
  const { rows } = await sql<ToldClose>`
    select close.id, close.unit, close.day, close.ends_at as "endsAt", close.closed_by as "closedBy", close.word,
      unit.region as "unitRegion", unit.name as "unitName", person.name as "byName"
    from day_close as close
    join unit on unit.county = close.county and unit.code = close.unit
    left join person on person.county = close.county and person.id = close.closed_by
    where close.county = ${county} and close.day = ${day} order by close.unit`.execute(database)
  return rows
}

export async function insertCloses(transaction: Transaction<DB>, county: string, closes: readonly StoredClose[]): Promise<void> {
  if (closes.length === 0) return
  await transaction.insertInto('day_close').values(closes.map(({ endsAt, closedBy, ...close }) =>
    ({ ...close, county, ends_at: endsAt, closed_by: closedBy }))).execute()
}

export interface FrozenMatter extends DayMatter {
  frozenIn: string
}

/** What was frozen in some closes and briefs, as far as a scope reaches. */
export async function listFrozen(database: Kysely<DB>, scope: Scope, frozenIn: readonly string[]): Promise<FrozenMatter[]> {
  const { rows } = await sql<Omit<FrozenMatter, 'doneAt'> & { doneAt: Date | null }>`
    select frozen_in as "frozenIn", kind, id, about, unit, region, department, label, due_on as "dueOn", done_at as "doneAt"
    from day_matter as matter
    where ${inItems(scope, 'matter.county', 'matter.region', 'matter.department')} and frozen_in = any(${[...frozenIn]}::uuid[])
    order by frozen_in, kind, id`.execute(database)
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }))
}

export async function insertFrozen(transaction: Transaction<DB>, county: string, matters: readonly FrozenMatter[]): Promise<void> {
  if (matters.length === 0) return
  await sql`
    insert into day_matter (county, frozen_in, kind, id, about, unit, region, department, label, due_on, done_at)
    select ${county}, "frozenIn", kind, id, about, unit, region, department, label, "dueOn", "doneAt"
    from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as row ("frozenIn" uuid, kind text, id uuid, about uuid, unit text, region text,
      department text, label text, "dueOn" date, "doneAt" timestamptz)`.execute(transaction)
}

/** The briefs of a county: one by its id, or those of a day, the latest first. */
export async function listBriefs(database: Kysely<DB>, county: string, asked: { id: string } | { day: Day }): Promise<DayBrief[]> {
  const { rows } = await sql<Omit<DayBrief, 'asOf'> & { asOf: Date }>`
    select brief.id, brief.ordinal, brief.day, brief.as_of as "asOf", person.name as "publishedByName"
    from day_brief as brief left join person on person.county = brief.county and person.id = brief.published_by
    where brief.county = ${county} and ${'id' in asked ? sql`brief.id = ${asked.id}` : sql`brief.day = ${asked.day}`}
    order by brief.ordinal desc`.execute(database)
  return rows.map(({ asOf, ...brief }) => ({ ...brief, asOf: asOf.toISOString() }))
}

export async function nextOrdinal(transaction: Transaction<DB>, county: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(ordinal), 0) + 1 as next from day_brief where county = ${county}`.execute(transaction)
  return rows[0]?.next ?? 1
}

export async function insertBrief(
  transaction: Transaction<DB>, county: string,
  { asOf, publishedBy, ...brief }: { id: string; ordinal: number; day: Day; asOf: Date; publishedBy: string; document: Buffer },
): Promise<void> {
  await transaction.insertInto('day_brief').values({ ...brief, county, as_of: asOf, published_by: publishedBy }).execute()
}

export async function findBriefDocument(database: Kysely<DB>, county: string, id: string): Promise<Buffer | null> {
  const row = await database.selectFrom('day_brief').select('document').where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row?.document ?? null
}
