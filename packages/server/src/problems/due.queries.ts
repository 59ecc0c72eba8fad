import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { RectificationParameter } from '@lookback/core/problems'
import { actionRules, chainLevels, openStates, rankOf } from '@lookback/core/problems'
import type { Database } from '../database/connect.ts'

type Steps = RectificationParameter['escalation']

/** Problems that have reached a step of escalation that they were not raised to: `escalationDue`, in SQL. */
export function isToRaise(today: Day, steps: Steps): RawBuilder<boolean> {
  const reached = steps.map(({ level, daysOverdue }) => sql`
    (due_on <= ${addDays(today, -daysOverdue)} and coalesce(array_position(${[...chainLevels]}::text[], escalated_to), 0) <= ${rankOf(level)})`)
  if (reached.length === 0) return sql<boolean>`false`
  return sql<boolean>`(state in (${sql.join(actionRules.escalate.from)}) and (${sql.join(reached, sql` or `)}))`
}

/** How many would be raised today. */
export function countOverdue(database: Database, county: string, today: Day, steps: Steps): Promise<number> {
  return count(database, county, isToRaise(today, steps))
}

/** How many have a deadline that is near and has not passed. */
export function countYellow(database: Database, county: string, today: Day, yellowDays: number): Promise<number> {
  return count(database, county, sql<boolean>`(state in (${sql.join(openStates)}) and due_on between ${today} and ${addDays(today, yellowDays)})`)
}

async function count(database: Database, county: string, which: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from problem where county = ${county} and ${which}`.execute(database)
  return rows[0]?.count ?? 0
}
