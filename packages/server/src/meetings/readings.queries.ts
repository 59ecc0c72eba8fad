import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Reading } from '@lookback/core/meetings'
import type { DB } from '../database/types.gen.ts'

/**
 * The commitments of earlier meetings that have not been read out yet, but where this meeting did it: what came of them, and those whose
 * day is still to come.
 */
export async function listToRead(database: Kysely<DB>, county: string, meeting: string): Promise<Reading[]> {
  const { rows } = await sql<Omit<Reading, 'judgedAt'> & { judgedAt: Date | null }>`
    select commitment.id, commitment.unit, commitment.region, commitment.speaker, commitment.text, commitment.promised, commitment.day, commitment.state,
      commitment.judged_at as "judgedAt", commitment.judged, unit.name as "unitName", meeting.id as meeting, meeting.number as "meetingNumber"
    from meeting_commitment as commitment
    join meeting on meeting.county = commitment.county and meeting.id = commitment.meeting
    join unit on unit.county = commitment.county and unit.code = commitment.unit
    where commitment.county = ${county} and meeting.state = 'issued' and meeting.id <> ${meeting}
      and not exists (select 1 from meeting_papers as papers where papers.county = commitment.county and papers.meeting <> ${meeting} and ${isReadIn})
    order by meeting.day, meeting.number, commitment.ordinal`.execute(database)
  return rows.map(({ judgedAt, ...row }) => ({ ...row, judgedAt: judgedAt?.toISOString() ?? null }))
}

/** Whether the papers tell what became of a commitment: one that still waits for its day is only mentioned, and at a meeting that was called off nobody reads. */
export const isReadIn = sql`(exists (select 1 from jsonb_array_elements(papers.readings) as reading
    where (reading ->> 'id')::uuid = commitment.id and reading ->> 'state' <> 'waiting')
  and not exists (select 1 from meeting as read where read.county = papers.county and read.id = papers.meeting and read.state = 'called-off'))`
