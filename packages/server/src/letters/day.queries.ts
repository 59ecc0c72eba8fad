import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayMatter } from '@lookback/core/day-close'
import type { Day } from '@lookback/core/kernel'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/**
 * The letters that units had to answer by a day; one that is deferred, by the day on which it is looked at again. A department's are
 * its own, all others those of their place.
 */
export async function listDayLetters(database: Kysely<DB>, scope: Scope, { day, since }: { day: Day; since: Date }): Promise<DayMatter[]> {
  const { rows } = await sql<Omit<DayMatter, 'doneAt'> & { doneAt: Date | null }>`
    select 'letter-to-answer' as kind, owed.id, owed.letter as about, owed.unit, owed.region, owed.department,
      letter.number || ' ' || letter.title as label, owed.next_on as "dueOn", owed.answered_at as "doneAt"
    from (select recipient.county, recipient.id, recipient.letter, recipient.unit, recipient.region, recipient.next_on, recipient.answered_at,
        case when unit.kind = 'department' then unit.code else '' end as department
      from letter_recipient as recipient join unit on unit.county = recipient.county and unit.code = recipient.unit
      where recipient.county = ${scope.county} and recipient.state in ('delivered', 'signed', 'done')
        and (recipient.next_on = ${day} or (recipient.next_on < ${day} and (recipient.answered_at is null or recipient.answered_at >= ${since})))) as owed
    join letter on letter.county = owed.county and letter.id = owed.letter
    where ${inItems(scope, 'owed.county', 'owed.region', 'owed.department')}`.execute(database)
  return rows.map((row) => ({ ...row, doneAt: row.doneAt?.toISOString() ?? null }))
}
