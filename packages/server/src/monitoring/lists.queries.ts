import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { MonitoringCaseCounts, MonitoringFilter, MonitoringRow, MonitoringStanding, MonitoringTier } from '@lookback/core/monitoring'
import { inRegions, within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { owner, waitsIn } from './cases.queries.ts'

/** By what cases are read: the day, and where what waits for somebody is asked for, where they act for which tier. */
export interface CasesAsked {
  today: Day
  waiting?: Readonly<Record<MonitoringTier, Scope>>
}

const isOpen = sql`kept.state in ('taking-up', 'monitored', 'removal')`

/** The condition of each standing; figures, list and what is owed go by the same. */
function standsAs(standing: MonitoringStanding, { today }: CasesAsked): RawBuilder<unknown> {
  switch (standing) {
    case 'overdue':
      return sql`(kept.stage is not null and kept.due_on < ${today} and household.ended_at is null)`
    case 'monitored':
      return sql`kept.state in ('monitored', 'removal')`
    case 'in-time':
      return sql`coalesce(kept.is_in_time, false)`
    case 'late':
      return sql`not coalesce(kept.is_in_time, true)`
    case 'ended':
      return sql`(${isOpen} and household.ended_at is not null)`
    case 'taking-up': case 'removal': case 'removed': case 'not-taken-up':
      return sql`kept.state = ${standing}`
  }
}

function source(scope: Scope, { standing, stage, region }: Omit<MonitoringFilter, 'queue'>, asked: CasesAsked): RawBuilder<unknown> {
  const conditions = [
    asked.waiting ? waitsIn(asked.waiting) : inRegions(scope, 'household.county', 'household.village'), sql`kept.county = ${scope.county}`,
    standing && standsAs(standing, asked), stage !== undefined && sql`kept.stage = ${stage}`, region !== undefined && within('household.village', region),
  ].filter((condition) => typeof condition === 'object')
  return sql`from monitoring_case as kept join household on household.county = kept.county and household.id = kept.household where ${sql.join(conditions, sql` and `)}`
}

/** A row without the names of those for whom it waits. */
export type CaseRow = Omit<MonitoringRow, 'waitsFor'>

const columns = ({ today }: CasesAsked) => sql`kept.id, kept.household, household.number, household.head_name as "headName", household.village, household.ended_at is not null as "hasEnded",
  coalesce((select region.name from region where region.county = kept.county and region.code = household.village), household.village) as "villageName",
  coalesce((select region.name from region where region.county = kept.county and region.code = left(household.village, 9)), '') as "townshipName",
  kept.state, kept.clue_kind as "clueKind", kept.clue_day::text as "clueDay", kept.object, kept.risk, kept.stage, kept.tier, kept.due_on::text as "dueOn",
  coalesce(${standsAs('overdue', { today })}, false) as "isOverdue", kept.taken_up_on::text as "takenUpOn", kept.is_in_time as "isInTime"`

/** Cases within a scope, the latest clue first. */
export async function listCaseRows(
  database: Kysely<DB>, scope: Scope, filter: Omit<MonitoringFilter, 'queue'>, asked: CasesAsked, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: CaseRow[]; total: number }> {
  const [day = '', id = ''] = after ?? []
  const beyond = after ? sql`(kept.clue_day, kept.id) < (${day}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<CaseRow>`select ${columns(asked)} ${source(scope, filter, asked)} and ${beyond} order by kept.clue_day desc, kept.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(scope, filter, asked)}`.execute(database)
  return { rows, total: all.rows[0]?.total ?? 0 }
}

/** The cases of a household within a scope, the latest first. */
export async function listCasesOf(database: Kysely<DB>, scope: Scope, household: string, asked: CasesAsked): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`select ${columns(asked)} ${source(scope, {}, asked)} and kept.household = ${household} order by kept.opened_at desc, kept.id`.execute(database)
  return rows
}

/** A case within a scope, as lists show it. */
export async function findCaseRow(database: Kysely<DB>, scope: Scope, id: string, asked: CasesAsked): Promise<CaseRow | null> {
  const { rows: [found] } = await sql<CaseRow>`select ${columns(asked)} ${source(scope, {}, asked)} and kept.id = ${id}`.execute(database)
  return found ?? null
}

const standings: Readonly<Record<keyof MonitoringCaseCounts, MonitoringStanding>> = {
  takingUp: 'taking-up', overdue: 'overdue', inTime: 'in-time', late: 'late', monitored: 'monitored', removal: 'removal', removed: 'removed', notTakenUp: 'not-taken-up', ended: 'ended',
}

function counted(asked: CasesAsked): RawBuilder<unknown> {
  return sql.join(Object.entries(standings).map(([name, standing]) => sql`count(*) filter (where ${standsAs(standing, asked)})::integer as ${sql.id(name)}`))
}

/** How many stand as each, by the first letters of their village's code. */
export async function countCasesByPlace(database: Kysely<DB>, scope: Scope, region: string | undefined, asked: CasesAsked, width: number): Promise<(MonitoringCaseCounts & { key: string })[]> {
  const { rows } = await sql<MonitoringCaseCounts & { key: string }>`select left(household.village, ${width}) as key, ${counted(asked)} ${source(scope, { region }, asked)} group by 1 order by 1`.execute(database)
  return rows
}

/** How many stand as each, by the step that is next. */
export async function countCasesByStage(database: Kysely<DB>, scope: Scope, region: string | undefined, asked: CasesAsked): Promise<(MonitoringCaseCounts & { key: string })[]> {
  const { rows } = await sql<MonitoringCaseCounts & { key: string }>`select kept.stage as key, ${counted(asked)} ${source(scope, { region }, asked)} and kept.stage is not null group by 1 order by 1`.execute(database)
  return rows
}

/** What waits within a scope: how many cases of each village for each tier, by their day. */
export async function listWaiting(database: Kysely<DB>, scope: Scope, asked: CasesAsked): Promise<{ village: string; tier: MonitoringTier; due: Day | null; count: number }[]> {
  const { rows } = await sql<{ village: string; tier: MonitoringTier; due: Day | null; count: number }>`
    select household.village, ${owner} as tier, case when household.ended_at is null then kept.due_on::text end as due, count(*)::integer as count
    ${source(scope, {}, asked)} and ${owner} is not null group by 1, 2, 3`.execute(database)
  return rows
}
