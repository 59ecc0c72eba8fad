import type { MeetingStory } from '@lookback/core/meetings'
import { convened, foldMeeting } from '@lookback/core/meetings'
import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'
import { sha256 } from '../reports/index.ts'
import { attendanceRow, commitmentRow, correctionRow, decisionRow, findMinutes, meetingRow, papersRow } from './stories.queries.ts'

export const meetingEntries = [
  'meeting-convened', 'meeting-changed', 'meeting-called-off', 'meeting-papers', 'meeting-recorded', 'meeting-minutes-issued', 'meeting-decision-corrected', 'decision-noted', 'decision-reported',
  'decision-endorsed', 'decision-returned', 'decision-extension-asked', 'decision-extension-decided', 'decision-urged', 'commitment-judged',
] as const

/**
 * Follows meetings, decisions and commitments through the log, and holds what comes of it against the tables; papers that were issued
 * against their SHA-256.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyMeetings(database: Database, county: string): Promise<number> {
  const stories = new Map<string, MeetingStory>()
  for await (const entry of readLog(database, county, meetingEntries)) {
    const by = { id: entry.id, at: entry.happenedAt, by: entry.actor }
    const { meeting } = entry.payload
    if (entry.kind === 'meeting-convened') stories.set(meeting, convened(entry.payload, by))
    else stories.set(meeting, foldMeeting(stories.get(meeting) ?? differs(`meeting ${meeting}`), entry, by))
  }
  const all = [...stories.values()]
  for (const { meeting: { id, state, minutesHash } } of all) {
    const kept = state === 'issued' ? await findMinutes(database, county, id) : undefined
    if (state === 'issued' && (!kept || sha256(kept.content) !== minutesHash)) differs(`meeting ${id}: minutes`)
  }
  const of = (rows: (story: MeetingStory) => readonly object[]) => all.flatMap((story) => rows(story) as unknown as FoldedRow[])
  const tables = [
    { table: 'meeting_number', key: ['series', 'year'], rows: numbersOf(all, county), notFolded: {} },
    { table: 'meeting', key: ['id'], rows: of(({ meeting }) => [meetingRow(county, meeting)]), notFolded: { minutes: 'held against its SHA-256' } },
    { table: 'meeting_papers', key: ['id'], rows: of(({ meeting, papers }) => papers.map((one) => papersRow(county, meeting.id, one))), notFolded: {} },
    { table: 'meeting_attendance', key: ['id'], rows: of(({ meeting, attendance }) => attendance.map((one) => attendanceRow(county, meeting.id, one))), notFolded: {} },
    { table: 'meeting_decision', key: ['id'], rows: of(({ meeting, decisions }) => decisions.map((one) => decisionRow(county, meeting.id, one))), notFolded: {} },
    { table: 'meeting_commitment', key: ['id'], rows: of(({ meeting, commitments }) => commitments.map((one) => commitmentRow(county, meeting.id, one))), notFolded: {} },
    { table: 'meeting_correction', key: ['id'], rows: of(({ meeting, corrections }) => corrections.map((one) => correctionRow(county, meeting.id, one))), notFolded: {} },
  ] as const
  let compared = 0
  for (const table of tables) compared += await compareTable(database, county, table)
  return compared
}

/** The last number of each series and year. */
function numbersOf(stories: readonly MeetingStory[], county: string): FoldedRow[] {
  const numbers = new Map<string, { county: string; series: string; year: number; last: number }>()
  const count = (series: string, year: number, ordinal: number) => {
    const key = `${series} ${year}`
    numbers.set(key, { county, series, year, last: Math.max(numbers.get(key)?.last ?? 0, ordinal) })
  }
  for (const { meeting: { kind, year, ordinal, minutesOrdinal, issuedOn } } of stories) {
    count(kind, year, ordinal)
    if (minutesOrdinal !== null && issuedOn !== null) count('minutes', Number(issuedOn.slice(0, 4)), minutesOrdinal)
  }
  return [...numbers.values()]
}
