import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays, daysBetween } from '@lookback/core/kernel'
import type { SharedFilter, SharedRow, WaitCounts, WaitFilter, WaitRow, WaitStanding } from '@lookback/core/shared-work'
import { mayAnswer, mayTakeBack, waitCounts } from '@lookback/core/shared-work'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'
import { readerOf, sharedActor } from './reader.ts'
import { concerns, onSide } from './scope.queries.ts'

interface Page {
  after: readonly string[] | null
  limit: number
}

const unitName = (code: RawBuilder<unknown>) => sql`(select unit.name from unit where unit.county = matter.county and unit.code = ${code})`

/** What is shared and concerns somebody, the latest first. */
export async function listSharedRows(
  database: Kysely<DB>, holder: WorkHolder, { state, about }: SharedFilter, { after, limit }: Page,
): Promise<{ rows: (SharedRow & { opened: Date })[]; total: number }> {
  const [openedAt = '', id = ''] = after ?? []
  const conditions = [concerns(readerOf(holder)), state && sql`matter.state = ${state}`, about && sql`matter.about = ${about}`].filter((condition) => typeof condition === 'object')
  const source = sql`from shared_matter as matter where ${sql.join(conditions, sql` and `)}`
  const waiting = sql`from shared_wait as wait where wait.county = matter.county and wait.matter = matter.id and wait.state = 'waiting'`
  const { rows } = await sql<Omit<SharedRow, 'openedAt' | 'about'> & { opened: Date; kind: SharedRow['about']['kind']; about: string }>`
    select matter.id, matter.about_kind as kind, matter.about, matter.title, matter.state, matter.opened_at as opened, matter.ended_on as "endedOn", ${unitName(sql`matter.lead`)} as "leadName",
      array(select unit.name from jsonb_array_elements(matter.co) as party join unit on unit.county = matter.county and unit.code = party ->> 'unit' order by unit.name) as "coNames",
      (select count(*)::integer ${waiting}) as waits, (select min(wait.since) ${waiting}) as "oldestSince"
    ${source} and ${after ? sql`(matter.opened_at, matter.id) < (${openedAt}::timestamptz, ${id}::uuid)` : sql`true`} order by matter.opened_at desc, matter.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source}`.execute(database)
  return { rows: rows.map(({ kind, about: subject, ...row }) => ({ ...row, about: { kind, id: subject }, openedAt: row.opened.toISOString() })), total: all.rows[0]?.total ?? 0 }
}

/** The condition of each standing; figures and list go by the same. */
function standsAs(standing: WaitStanding, today: Day): RawBuilder<unknown> {
  return standing === 'overdue' ? sql`(wait.state = 'waiting' and wait.due_on < ${today})` : sql`wait.state = ${standing}`
}

function conditionsOf(holder: WorkHolder, { side, standing, unit, matter }: WaitFilter, today: Day): RawBuilder<unknown> {
  const conditions = [
    concerns(readerOf(holder)), side && onSide(side, sharedActor(holder).seats), standing && standsAs(standing, today),
    unit && sql`${unit} in (wait.waiting, wait.waited_on)`, matter && sql`wait.matter = ${matter}`,
  ].filter((condition) => typeof condition === 'object')
  return sql.join(conditions, sql` and `)
}

const source = sql`from shared_wait as wait join shared_matter as matter on matter.county = wait.county and matter.id = wait.matter`

interface ListedWait extends Omit<WaitRow, 'waiting' | 'on' | 'said' | 'endedAt' | 'mayAnswer' | 'mayTakeBack' | 'days'> {
  waiting: string
  waitingRegion: string
  on: string
  onRegion: string
  said: Date
  endedAt: Date | null
  endedDay: Day | null
}

/** Who waits for whom, as far as it concerns somebody; the oldest first. */
export async function listWaitRows(database: Kysely<DB>, holder: WorkHolder, filter: WaitFilter, today: Day, { after, limit }: Page): Promise<{ rows: WaitRow[]; total: number }> {
  const [since = '', id = ''] = after ?? []
  const where = conditionsOf(holder, filter, today)
  const { rows } = await sql<ListedWait>`
    select wait.id, wait.matter, matter.title, wait.waiting, wait.waiting_region as "waitingRegion", wait.waited_on as "on", wait.waited_on_region as "onRegion", wait.what, wait.since,
      wait.due_on as "dueOn", wait.state, wait.said_at as said, wait.said_by as "saidBy", wait.ended_at as "endedAt", wait.ended_by as "endedBy", wait.answer,
      (wait.ended_at at time zone 'Asia/Shanghai')::date as "endedDay",
      ${unitName(sql`wait.waiting`)} as "waitingName", ${unitName(sql`wait.waited_on`)} as "onName", ${standsAs('overdue', today)} as "isOverdue"
    ${source} where ${where} and ${after ? sql`(wait.since, wait.id) > (${since}::date, ${id}::uuid)` : sql`true`} order by wait.since, wait.id limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source} where ${where}`.execute(database)
  const actor = sharedActor(holder)
  return {
    total: all.rows[0]?.total ?? 0,
    rows: rows.map(({ waiting, waitingRegion, on, onRegion, said, endedAt, endedDay, ...row }) => {
      const parties = { waiting: { unit: waiting, region: waitingRegion }, on: { unit: on, region: onRegion } }
      const isOpen = row.state === 'waiting'
      return {
        ...row, ...parties, said: said.toISOString(), endedAt: endedAt?.toISOString() ?? null, days: daysBetween(row.since, endedDay ?? today),
        mayAnswer: isOpen && mayAnswer(parties, actor), mayTakeBack: isOpen && mayTakeBack(parties, actor),
      }
    }),
  }
}

/** The figures, counted as their list selects. */
export async function countWaitRows(database: Kysely<DB>, holder: WorkHolder, filter: { unit?: string | undefined }, today: Day): Promise<WaitCounts> {
  const counted = Object.entries(waitCounts).map(([name, { where }]) => sql`count(*) filter (where ${conditionsOf(holder, where, today)})::integer as ${sql.ref(name)}`)
  const { rows } = await sql<WaitCounts>`select ${sql.join(counted)} ${source} where ${conditionsOf(holder, filter, today)}`.execute(database)
  const [counts] = rows
  if (!counts) throw new Error('nothing was counted')
  return counts
}

/** How much waits for the own units. */
export async function countWaitingForUs(database: Kysely<DB>, holder: WorkHolder, today: Day, yellowDays: number): Promise<{ count: number; overdue: number; dueSoon: number }> {
  const { rows } = await sql<{ count: number; overdue: number; dueSoon: number }>`
    select count(*)::integer as count, count(*) filter (where wait.due_on < ${today})::integer as overdue,
      count(*) filter (where wait.due_on between ${today} and ${addDays(today, yellowDays)})::integer as "dueSoon"
    ${source} where ${conditionsOf(holder, waitCounts.waitsForUs.where, today)}`.execute(database)
  return rows[0] ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** Every open wait of a county, by the unit that is waited for. */
export async function listOpenWaits(database: Kysely<DB>, county: string): Promise<{ unit: string; region: string; dueOn: Day }[]> {
  const { rows } = await sql<{ unit: string; region: string; dueOn: Day }>`
    select waited_on as unit, waited_on_region as region, due_on as "dueOn" from shared_wait where county = ${county} and state = 'waiting'`.execute(database)
  return rows
}
