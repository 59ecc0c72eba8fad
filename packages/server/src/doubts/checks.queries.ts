import type { RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DoubtResult, DoubtRow } from '@lookback/core/doubts'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { QueueCount } from '@lookback/core/work'
import { WORK_COUNT_LIMIT } from '@lookback/core/work'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** A doubt that was handed out; it lies where its household lies today. */
export type Check = Omit<DoubtRow, 'gone' | 'checkedAt' | 'standing' | 'dueOn'> & { checkedAt: Date | null; result: DoubtResult | null; dueOn: Day }

const checks = sql`
  select one.id, one.rule, one.details, household.id as household, household.number, household.head_name as "headName", household.village,
    member.name as "memberName", one.result, one.due_on as "dueOn", one.checked_at as "checkedAt", person.name as "checkedByName", one.note
  from doubt_check as one
  join household on household.county = one.county and household.id = one.household and household.ended_at is null
  left join member on member.county = one.county and member.id = one.member
  left join person on person.county = one.county and person.id = one.checked_by`

const own = (scope: Scope) => inRegions(scope, 'one.county', 'household.village')

/** All of a scope, in the order of village, number and identifier. */
export async function listChecks(database: Database, scope: Scope): Promise<Check[]> {
  const { rows } = await sql<Check>`${checks} where ${own(scope)} order by household.village, household.number, one.id`.execute(database)
  return rows
}

/** Those that wait for a result, the nearest day first. */
export async function listWaiting(
  database: Database, scope: Scope, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<Check[]> {
  const [dueOn = '', id = ''] = after ?? []
  const beyond = after ? sql`(one.due_on, one.id) > (${dueOn}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Check>`${checks} where ${own(scope)} and one.result is null and ${beyond}
    order by one.due_on, one.id limit ${limit}`.execute(database)
  return rows
}

/** @param yellowDays so many days before its day it is due soon */
export async function countWaiting(database: Database, scope: Scope, today: Day, yellowDays: number): Promise<Omit<QueueCount, 'queue'>> {
  const { rows: [counted] } = await sql<Omit<QueueCount, 'queue'>>`
    select count(*) as count, count(*) filter (where due_on < ${today}) as overdue,
      count(*) filter (where due_on between ${today} and ${addDays(today, yellowDays)}) as "dueSoon"
    from (select one.due_on ${waitingIn(own(scope))} limit ${WORK_COUNT_LIMIT + 1}) as waiting`.execute(database)
  return counted ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** Where each of a county that wait lies, and until when. */
export async function listWaitingDays(database: Database, county: string): Promise<{ village: string; dueOn: Day }[]> {
  const { rows } = await sql<{ village: string; dueOn: Day }>`
    select household.village, one.due_on as "dueOn" ${waitingIn(sql`one.county = ${county}`)}`.execute(database)
  return rows
}

function waitingIn(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from doubt_check as one
    join household on household.county = one.county and household.id = one.household and household.ended_at is null
    where ${where} and one.result is null`
}

export interface NewCheck {
  id: string
  rule: string
  household: string
  member: string | null
  details: DoubtRow['details']
}

/** Those that were not handed out by somebody else meanwhile. */
export async function insertChecks(
  transaction: Transaction<DB>, county: string, rows: readonly NewCheck[], { by, at, dueOn }: { by: string; at: Date; dueOn: Day },
): Promise<Set<string>> {
  const { rows: made } = await sql<{ id: string }>`
    insert into doubt_check (county, id, rule, household, member, details, handed_out_at, handed_out_by, due_on)
    select ${county}, id, rule, household, member, details, ${at}, ${by}, ${dueOn}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, rule text, household uuid, member uuid, details jsonb)
    on conflict do nothing returning id`.execute(transaction)
  return new Set(made.map(({ id }) => id))
}

/** One of a scope that waits for its result, held until the transaction ends; undefined where there is none. */
export async function lockWaiting(
  transaction: Transaction<DB>, scope: Scope, id: string,
): Promise<{ result: string | null; rule: string; household: string; village: string } | undefined> {
  const { rows } = await sql<{ result: string | null; rule: string; household: string; village: string }>`
    select one.result, one.rule, household.id as household, household.village from doubt_check as one
    join household on household.county = one.county and household.id = one.household and household.ended_at is null
    where one.id = ${id} and ${own(scope)} for update of one`.execute(transaction)
  return rows[0]
}

export async function setResult(
  transaction: Transaction<DB>, county: string, id: string, set: { result: DoubtResult; note: string; by: string; at: Date },
): Promise<void> {
  await transaction.updateTable('doubt_check')
    .set({ result: set.result, note: set.note, checked_by: set.by, checked_at: set.at })
    .where('county', '=', county).where('id', '=', id).execute()
}
