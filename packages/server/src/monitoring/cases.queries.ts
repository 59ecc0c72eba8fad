import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { MonitoringActName, MonitoringCase, Procedure, VisitTold } from '@lookback/core/monitoring'
import { dueOn, nextStep } from '@lookback/core/monitoring'
import { inRegions } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** A household that is monitored, or about which a clue comes. */
export interface Monitored {
  id: string
  number: string
  headName: string
  village: string
  hasEnded: boolean
}

/** A household within a scope; `lock` holds it until the transaction ends, so that it gets one case at a time. */
export async function findHousehold(database: Kysely<DB>, scope: Scope, id: string, { lock }: { lock: boolean }): Promise<Monitored | null> {
  const { rows: [found] } = await sql<Monitored>`
    select household.id, household.number, household.head_name as "headName", household.village, household.ended_at is not null as "hasEnded" from household
    where household.id = ${id} and ${inRegions(scope, 'household.county', 'household.village')} ${lock ? sql`for update` : sql``}`.execute(database)
  return found ?? null
}

/** A case as it is kept. */
export interface KeptCase {
  id: string
  household: string
  record: MonitoringCase
  text: string
  textHash: string
  object: string | null
  risk: string | null
  openedAt: string
  openedBy: string | null
}

/** A case within a scope, by its household's village; `lock` holds case and household until the transaction ends. */
export async function findCase(database: Kysely<DB>, scope: Scope, id: string, { lock }: { lock: boolean }): Promise<{ kept: KeptCase; household: Monitored } | null> {
  const { rows: [found] } = await sql<Omit<KeptCase, 'openedAt'> & Omit<Monitored, 'id'> & { openedAt: Date }>`
    select kept.id, kept.household, kept.record, kept.clue_text as text, kept.clue_hash as "textHash", kept.object, kept.risk, kept.opened_at as "openedAt", kept.opened_by as "openedBy",
      household.number, household.head_name as "headName", household.village, household.ended_at is not null as "hasEnded"
    from monitoring_case as kept join household on household.county = kept.county and household.id = kept.household
    where kept.id = ${id} and ${inRegions(scope, 'household.county', 'household.village')} ${lock ? sql`for update` : sql``}`.execute(database)
  if (!found) return null
  const { number, headName, village, hasEnded, openedAt, ...kept } = found
  return { kept: { ...kept, openedAt: openedAt.toISOString() }, household: { id: kept.household, number, headName, village, hasEnded } }
}

/** Whether a household has a case that is not closed. */
export async function hasOpenCase(database: Kysely<DB>, county: string, household: string): Promise<boolean> {
  const { rows } = await sql`select 1 from monitoring_case where county = ${county} and household = ${household} and state in ('taking-up', 'monitored', 'removal')`.execute(database)
  return rows.length > 0
}

/** What lists and figures read of a case. */
export function readOff(record: MonitoringCase): { stage: string | null; tier: string | null; due_on: Day | null; state: string; taken_up_on: Day | null; is_in_time: boolean | null } {
  const step = nextStep(record)
  return { stage: step?.name ?? null, tier: step?.tier ?? null, due_on: dueOn(record), state: record.state, taken_up_on: record.takenUpOn, is_in_time: record.isInTime }
}

export async function insertCase(transaction: Transaction<DB>, county: string, { id, household, record, text, textHash, object, risk, openedAt, openedBy }: KeptCase): Promise<void> {
  await transaction.insertInto('monitoring_case').values({
    county, id, household, record: JSON.stringify(record), clue_kind: record.clue.kind, clue_day: record.clue.day, clue_text: text, clue_hash: textHash, object, risk, opened_at: openedAt, opened_by: openedBy, ...readOff(record),
  }).execute()
}

export async function updateCase(transaction: Transaction<DB>, county: string, id: string, record: MonitoringCase, as: { object: string | null; risk: string | null }): Promise<void> {
  await transaction.updateTable('monitoring_case').set({ record: JSON.stringify(record), ...readOff(record), ...as }).where('county', '=', county).where('id', '=', id).execute()
}

/** Something that was done about a case. */
export interface KeptAct {
  id: string
  number: number
  procedure: Procedure | null
  step: string | null
  act: MonitoringActName
  day: Day
  meeting: string | null
  topic: number | null
  told: { visit: VisitTold | null; opinion: string }
  toldHash: string
  stands: boolean
  doneAt: string
  doneBy: string | null
}

/** All that was done about a case, the first first. */
export async function listActs(database: Kysely<DB>, county: string, id: string): Promise<KeptAct[]> {
  const { rows } = await sql<Omit<KeptAct, 'doneAt'> & { doneAt: Date }>`
    select id, number, procedure, step, act, day::text as day, meeting, topic, told, told_hash as "toldHash", stands, done_at as "doneAt", done_by as "doneBy"
    from monitoring_act where county = ${county} and case_id = ${id} order by number`.execute(database)
  return rows.map(({ doneAt, ...row }) => ({ ...row, doneAt: doneAt.toISOString() }))
}

export async function insertAct(transaction: Transaction<DB>, county: string, of: string, { id, number, procedure, step, act, day, meeting, topic, told, toldHash, stands, doneAt, doneBy }: KeptAct): Promise<void> {
  await transaction.insertInto('monitoring_act').values({
    county, case_id: of, number, id, procedure, step, act, day, meeting, topic, told: JSON.stringify(told), told_hash: toldHash, stands, done_at: doneAt, done_by: doneBy,
  }).execute()
}

/** Acts that no longer stand. */
export async function undo(transaction: Transaction<DB>, county: string, of: string, numbers: readonly number[]): Promise<void> {
  if (numbers.length === 0) return
  await transaction.updateTable('monitoring_act').set({ stands: false }).where('county', '=', county).where('case_id', '=', of).where('number', 'in', [...numbers]).execute()
}

/** Whether a resolution carries another procedure of the same household already. */
export async function isResolutionUsed(
  database: Kysely<DB>, county: string, { household, meeting, topic, but, procedure }: { household: string; meeting: string; topic: number; but: string; procedure: Procedure | null },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from monitoring_act as done join monitoring_case as kept on kept.county = done.county and kept.id = done.case_id
    where done.county = ${county} and kept.household = ${household} and done.meeting = ${meeting} and done.topic = ${topic} and done.stands
      and not (done.case_id = ${but} and done.procedure is not distinct from ${procedure})`.execute(database)
  return rows.length > 0
}

/** How many objections to the notices that hang of a resolution are not answered. */
export async function countOpenObjections(database: Kysely<DB>, county: string, meeting: string, topic: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from village_notice as notice join village_objection as objection on objection.county = notice.county and objection.notice = notice.id
    where notice.county = ${county} and notice.meeting = ${meeting} and notice.topic = ${topic} and notice.state = 'running' and objection.answered_at is null`.execute(database)
  return rows[0]?.count ?? 0
}

/** The condition that a case waits for somebody: for the tier of its next step where they act for that tier; what has ended with its household, for the township. */
export function waitsIn(scopes: Readonly<Record<'village' | 'township' | 'county', Scope>>): RawBuilder<unknown> {
  const one = (tier: keyof typeof scopes) => sql`(${owner} = ${tier} and ${inRegions(scopes[tier], 'household.county', 'household.village')})`
  return sql`(${one('village')} or ${one('township')} or ${one('county')})`
}

/** Whose turn it is, as a tier. */
export const owner = sql`case when kept.state in ('taking-up', 'monitored', 'removal') and household.ended_at is not null then 'township' else kept.tier end`
