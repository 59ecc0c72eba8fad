import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** What others waited for from units, by the day by which an answer was owed; what was taken back is owed no more. */
export async function listDayWaits(database: Kysely<DB>, scope: Scope, { day, since }: { day: Day; since: Date }): Promise<DayMatter[]> {
  const { rows } = await sql<Omit<DayMatter, 'doneAt'> & { doneAt: Date | null }>`
    select 'wait-to-answer' as kind, owed.id, owed.matter as about, owed.unit, owed.region, owed.department, owed.label, owed."dueOn", owed."doneAt"
    from (select wait.county, wait.id, wait.matter, wait.waited_on as unit, wait.waited_on_region as region, wait.due_on as "dueOn", wait.ended_at as "doneAt",
        matter.title || '：' || left(wait.what, 80) as label, case when unit.kind = 'department' then unit.code else '' end as department
      from shared_wait as wait join shared_matter as matter on matter.county = wait.county and matter.id = wait.matter
      join unit on unit.county = wait.county and unit.code = wait.waited_on
      where wait.county = ${scope.county} and wait.state <> 'taken-back'
        and (wait.due_on = ${day} or (wait.due_on < ${day} and (wait.ended_at is null or wait.ended_at >= ${since})))) as owed
    where ${inItems(scope, 'owed.county', 'owed.region', 'owed.department')}`.execute(database)
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }))
}
