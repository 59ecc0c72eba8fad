import { sql } from 'kysely'
import type { NamesOf } from '../kit/names.ts'
import { readerOf } from './reader.ts'
import { concerns, seesDecision } from './scope.queries.ts'

/** Meetings by number and title, as far as they concern the reader. */
export const namesOfMeetings: NamesOf = async (database, reader, ids) => {
  const { rows } = await sql<{ id: string; number: string; title: string }>`
    select meeting.id, meeting.number, meeting.title from meeting where ${concerns(readerOf(reader))} and meeting.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, number, title }) => [id, `${number}《${title}》`]))
}

/** What meetings decided, by its words, as far as it concerns the reader. */
export const namesOfDecisions: NamesOf = async (database, reader, ids) => {
  const { rows } = await sql<{ id: string; text: string }>`
    select decision.id, left(decision.text, 60) as text from meeting_decision as decision
    join meeting on meeting.county = decision.county and meeting.id = decision.meeting
    where decision.county = ${reader.county} and ${seesDecision(readerOf(reader))} and decision.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, text }) => [id, text]))
}
