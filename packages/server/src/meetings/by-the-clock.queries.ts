import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'

/** The meetings with decisions that are due by a day, are to be urged, and were not urged today. */
export async function listToUrge(database: Kysely<DB>, county: string, { today, until, limit }: { today: Day; until: Day; limit: number }): Promise<{ meeting: string; decisions: string[] }[]> {
  const { rows } = await sql<{ meeting: string; decisions: string[] }>`
    select decision.meeting, array_agg(decision.id order by decision.ordinal) as decisions from meeting_decision as decision
    join meeting on meeting.county = decision.county and meeting.id = decision.meeting
    where decision.county = ${county} and meeting.state = 'issued' and decision.state = 'open' and decision.is_urged and decision.due_on <= ${until}
      and decision.urged_on is distinct from ${today}
    group by decision.meeting order by decision.meeting limit ${limit}`.execute(database)
  return rows
}

/** The meetings with commitments whose day is over and that nobody has judged. */
export async function listToJudge(database: Kysely<DB>, county: string, { today, limit }: { today: Day; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ meeting: string }>`
    select distinct commitment.meeting from meeting_commitment as commitment
    join meeting on meeting.county = commitment.county and meeting.id = commitment.meeting
    where commitment.county = ${county} and meeting.state = 'issued' and commitment.state = 'waiting' and commitment.day < ${today}
    order by commitment.meeting limit ${limit}`.execute(database)
  return rows.map(({ meeting }) => meeting)
}
