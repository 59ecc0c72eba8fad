import type { Database } from '../database/connect.ts'
import type { FoldedRow } from '../database/folded.queries.ts'
import { compareTable, differs } from '../database/folded.queries.ts'
import { readLog } from '../database/read-log.queries.ts'

export const villageMeetingEntries = [
  'village-minutes-written', 'village-notice-opened', 'village-notice-photographed', 'village-notice-closed', 'village-objection-taken', 'village-objection-answered', 'village-meeting-pointed-out',
] as const

const personal = 'what was said of households may tell of illness and family; the log has its hash'
const told = 'follows from what was told, whose hash is in the log'

/** What the log comes to, by table and key. */
class Folded {
  readonly minutes = new Map<string, FoldedRow>()
  readonly households: FoldedRow[] = []
  readonly notices = new Map<string, FoldedRow>()
  readonly objections = new Map<string, FoldedRow>()
  readonly remarks: FoldedRow[] = []
}

/**
 * Follows minutes, notices and objections through the log, and holds what comes of it against the tables.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifyVillageMeetings(database: Database, county: string): Promise<number> {
  const folded = new Folded()
  for await (const entry of readLog(database, county, villageMeetingEntries)) {
    const { actor: by, happenedAt: at } = entry
    switch (entry.kind) {
      case 'village-minutes-written': {
        const { meeting, number, village, group, body, base, calledOn, day, startsAt, due, present, hasQuorum, contradictions, adults, registeredHouseholds, likeness, resembles, contentHash, rule, reason, concerned } = entry.payload
        if (number > 1) change(folded.minutes, `${meeting} ${number - 1}`, { stands: false })
        folded.minutes.set(`${meeting} ${number}`, {
          county, meeting, number, stands: true, village, grouping: group, body, base, called_on: calledOn, day, starts_at: startsAt, due, present, has_quorum: hasQuorum, contradictions, adults,
          registered_households: registeredHouseholds, likeness, resembles, content_hash: contentHash, rule, reason, written_at: at, written_by: by,
        })
        folded.households.push(...concerned.map((one) => ({ county, meeting, number, ...one })))
        break
      }
      case 'village-notice-opened': {
        const { notice, from, to, ...opened } = entry.payload
        folded.notices.set(notice, { county, id: notice, ...opened, from_day: from, to_day: to, photos: [], state: 'running', opened_at: at, opened_by: by, closed_at: null, closed_by: null, reason: '' })
        break
      }
      case 'village-notice-photographed':
        change(folded.notices, entry.payload.notice, { photos: entry.payload.photos })
        break
      case 'village-notice-closed':
        change(folded.notices, entry.payload.notice, { state: entry.payload.state, reason: entry.payload.reason, closed_at: at, closed_by: by })
        break
      case 'village-objection-taken': {
        const { objection, notice, village, day } = entry.payload
        folded.objections.set(objection, { county, id: objection, notice, village, day, taken_at: at, taken_by: by, is_upheld: null, answered_at: null, answered_by: null })
        break
      }
      case 'village-objection-answered':
        change(folded.objections, entry.payload.objection, { is_upheld: entry.payload.isUpheld, answered_at: at, answered_by: by })
        break
      case 'village-meeting-pointed-out': {
        const { remark, meeting, village, text } = entry.payload
        folded.remarks.push({ county, id: remark, meeting, village, text, written_at: at, written_by: by })
      }
    }
  }
  const tables = [
    { table: 'village_meeting_minutes', key: ['meeting', 'number'], rows: [...folded.minutes.values()], notFolded: { told: personal, signature: told } },
    { table: 'village_meeting_household', key: ['meeting', 'number', 'topic', 'household'], rows: folded.households, notFolded: { decided: personal } },
    { table: 'village_notice', key: ['id'], rows: [...folded.notices.values()], notFolded: {} },
    { table: 'village_objection', key: ['id'], rows: [...folded.objections.values()], notFolded: { text: personal, answer: personal, sealed_objector: 'who objected is sealed' } },
    { table: 'village_meeting_remark', key: ['id'], rows: folded.remarks, notFolded: {} },
  ] as const
  let compared = 0
  for (const table of tables) compared += await compareTable(database, county, table)
  return compared
}

function change(rows: Map<string, FoldedRow>, id: string, what: FoldedRow): void {
  rows.set(id, { ...(rows.get(id) ?? differs(`village meeting ${id}`)), ...what })
}
