import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Attendance, Commitment, Decision, DecisionCorrection, Meeting, MeetingStory, Papers } from '@lookback/core/meetings'
import type { DB } from '../database/types.gen.ts'
import type { MeetingReader } from './reader.ts'
import { concerns } from './scope.queries.ts'

type Instants<Row, Names extends keyof Row> = Omit<Row, Names> & { [Name in Names]: null extends Row[Name] ? Date | null : Date }

/** A meeting that concerns somebody, with all of it; `lock` holds it until the transaction ends. */
export async function findStory(database: Kysely<DB>, reader: MeetingReader, id: string, { lock }: { lock: boolean }): Promise<MeetingStory | undefined> {
  const { rows } = await sql<Instants<Meeting, 'convenedAt' | 'recordedAt'>>`
    select meeting.id, kind, kind_name as "kindName", year, ordinal, number, title, day, starts_at as "startsAt", place, chair, agenda, units, region, state,
      convened_by as "convenedBy", convened_at as "convenedAt", recorded_at as "recordedAt", minutes_ordinal as "minutesOrdinal", minutes_number as "minutesNumber",
      minutes_hash as "minutesHash", issued_on as "issuedOn", issued_by as "issuedBy", called_off_reason as "calledOffReason"
    from meeting where ${concerns(reader)} and meeting.id = ${id} ${lock ? sql`for update` : sql``}`.execute(database)
  const [found] = rows
  if (!found) return undefined
  const { county } = reader
  return {
    meeting: { ...found, convenedAt: found.convenedAt.toISOString(), recordedAt: found.recordedAt?.toISOString() ?? null },
    papers: await listPapers(database, county, id), attendance: await listAttendance(database, county, id), decisions: await listOwnDecisions(database, county, id),
    commitments: await listOwnCommitments(database, county, id), corrections: await listCorrections(database, county, id),
  }
}

/** The meeting of a decision. */
export async function meetingOf(database: Kysely<DB>, county: string, decision: string): Promise<string | undefined> {
  return (await database.selectFrom('meeting_decision').select('meeting').where('county', '=', county).where('id', '=', decision).executeTakeFirst())?.meeting
}

async function listPapers(database: Kysely<DB>, county: string, meeting: string): Promise<Papers[]> {
  const { rows } = await sql<Instants<Papers, 'frozenAt'>>`
    select id, frozen_at as "frozenAt", frozen_by as "frozenBy", figures, speakers, readings from meeting_papers
    where county = ${county} and meeting = ${meeting} order by frozen_at, id`.execute(database)
  return rows.map(({ frozenAt, ...row }) => ({ ...row, frozenAt: frozenAt.toISOString() }))
}

async function listAttendance(database: Kysely<DB>, county: string, meeting: string): Promise<Attendance[]> {
  const { rows } = await sql<Attendance>`
    select id, unit, region, person, name, title, is_present as "isPresent", reason from meeting_attendance
    where county = ${county} and meeting = ${meeting} order by is_present desc, region, unit, id`.execute(database)
  return rows
}

async function listOwnDecisions(database: Kysely<DB>, county: string, meeting: string): Promise<Decision[]> {
  const { rows } = await sql<Omit<Instants<Decision, 'reportedAt'>, 'lead'> & { lead: string; leadRegion: string }>`
    select id, ordinal, text, about, lead, lead_region as "leadRegion", co, due_on as "dueOn", is_due_by_rule as "isDueByRule", is_urged as "isUrged", closers, state, endorsed,
      reported_at as "reportedAt", closed_on as "closedOn", extension_asked as "extensionAsked", extensions, urged, urged_on as "urgedOn", steps
    from meeting_decision where county = ${county} and meeting = ${meeting} order by ordinal`.execute(database)
  return rows.map(({ lead, leadRegion, reportedAt, ...row }) => ({ ...row, lead: { unit: lead, region: leadRegion }, reportedAt: reportedAt?.toISOString() ?? null }))
}

async function listOwnCommitments(database: Kysely<DB>, county: string, meeting: string): Promise<Commitment[]> {
  const { rows } = await sql<Instants<Commitment, 'judgedAt'>>`
    select id, ordinal, unit, region, speaker, text, promised, day, state, judged_at as "judgedAt", judged from meeting_commitment
    where county = ${county} and meeting = ${meeting} order by ordinal`.execute(database)
  return rows.map(({ judgedAt, ...row }) => ({ ...row, judgedAt: judgedAt?.toISOString() ?? null }))
}

async function listCorrections(database: Kysely<DB>, county: string, meeting: string): Promise<DecisionCorrection[]> {
  const { rows } = await sql<DecisionCorrection>`
    select id, ordinal, decision, before, after, reason, corrected_by as by, day from meeting_correction
    where county = ${county} and meeting = ${meeting} order by ordinal`.execute(database)
  return rows
}

/** A meeting as it is kept, by column; the paper itself is kept beside it. */
export function meetingRow(county: string, { kindName, startsAt, convenedBy, convenedAt, recordedAt, minutesOrdinal, minutesNumber, minutesHash, issuedOn, issuedBy, calledOffReason, ...meeting }: Meeting) {
  return {
    ...meeting, county, kind_name: kindName, starts_at: startsAt, convened_by: convenedBy, convened_at: convenedAt, recorded_at: recordedAt, minutes_ordinal: minutesOrdinal,
    minutes_number: minutesNumber, minutes_hash: minutesHash, issued_on: issuedOn, issued_by: issuedBy, called_off_reason: calledOffReason,
  }
}

export function papersRow(county: string, meeting: string, { frozenAt, frozenBy, ...papers }: Papers) {
  return { ...papers, county, meeting, frozen_at: frozenAt, frozen_by: frozenBy }
}

export function attendanceRow(county: string, meeting: string, { isPresent, ...one }: Attendance) {
  return { ...one, county, meeting, is_present: isPresent }
}

export function decisionRow(county: string, meeting: string, { lead, dueOn, isDueByRule, isUrged, reportedAt, closedOn, extensionAsked, urgedOn, ...one }: Decision) {
  return {
    ...one, county, meeting, lead: lead.unit, lead_region: lead.region, due_on: dueOn, is_due_by_rule: isDueByRule, is_urged: isUrged, reported_at: reportedAt, closed_on: closedOn,
    extension_asked: extensionAsked, urged_on: urgedOn,
  }
}

export function commitmentRow(county: string, meeting: string, { judgedAt, ...one }: Commitment) {
  return { ...one, county, meeting, judged_at: judgedAt }
}

export function correctionRow(county: string, meeting: string, { by, ...one }: DecisionCorrection) {
  return { ...one, county, meeting, corrected_by: by }
}

/** Saves a meeting and what is new of its story. What was written down before is replaced as long as no minutes are issued. */
export async function saveStory(transaction: Transaction<DB>, county: string, before: MeetingStory | null, after: MeetingStory): Promise<void> {
  const { meeting, papers, attendance, decisions, commitments, corrections } = after
  const { id } = meeting
  await upsert(transaction, 'meeting', { ...meetingRow(county, meeting), agenda: JSON.stringify(meeting.agenda) })
  for (const one of fresh(before?.papers, papers)) await upsert(transaction, 'meeting_papers', inJson(papersRow(county, id, one), ['figures', 'speakers', 'readings']))
  if (before && before.attendance !== attendance) await clearRecord(transaction, county, id)
  for (const one of fresh(before?.attendance, attendance)) await upsert(transaction, 'meeting_attendance', attendanceRow(county, id, one))
  for (const one of fresh(before?.decisions, decisions)) await upsert(transaction, 'meeting_decision', inJson(decisionRow(county, id, one), ['about', 'co', 'steps']))
  for (const one of fresh(before?.commitments, commitments)) await upsert(transaction, 'meeting_commitment', inJson(commitmentRow(county, id, one), ['promised', 'judged']))
  for (const one of fresh(before?.corrections, corrections)) await upsert(transaction, 'meeting_correction', inJson(correctionRow(county, id, one), ['before', 'after']))
}

function fresh<One>(before: readonly One[] | undefined, after: readonly One[]): One[] {
  return after.filter((one) => !before?.includes(one))
}

async function clearRecord(transaction: Transaction<DB>, county: string, meeting: string): Promise<void> {
  for (const table of ['meeting_attendance', 'meeting_decision', 'meeting_commitment'] as const) {
    await transaction.deleteFrom(table).where('county', '=', county).where('meeting', '=', meeting).execute()
  }
}

function inJson<Row extends object>(row: Row, names: readonly (keyof Row)[]): Row {
  return { ...row, ...Object.fromEntries(names.map((name) => [name, row[name] === null ? null : JSON.stringify(row[name])])) }
}

async function upsert(transaction: Transaction<DB>, table: keyof DB, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row)
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(Object.values(row))})
    on conflict (county, id) do update set ${sql.join(columns.filter((column) => column !== 'county' && column !== 'id')
      .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`))}`.execute(transaction)
}

/** Nobody else takes a number of a series in a year until this transaction has ended. */
export async function holdNumbers(transaction: Transaction<DB>, county: string, series: string, year: number): Promise<void> {
  await sql`insert into meeting_number (county, series, year, last) values (${county}, ${series}, ${year}, 0)
    on conflict (county, series, year) do update set last = meeting_number.last`.execute(transaction)
}

/** The next number of a series in a year: nobody else gets one until this transaction has ended, and none is lost where it fails. */
export async function takeOrdinal(transaction: Transaction<DB>, county: string, series: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into meeting_number (county, series, year, last) values (${county}, ${series}, ${year}, 1)
    on conflict (county, series, year) do update set last = meeting_number.last + 1 returning last`.execute(transaction)
  const [taken] = rows
  if (!taken) throw new Error('no number was given out')
  return taken.last
}

/** Whether something has a number already. */
export async function isNumberTaken(transaction: Transaction<DB>, county: string, number: string): Promise<boolean> {
  const row = await transaction.selectFrom('meeting').select('id').where('county', '=', county)
    .where((one) => one.or([one('number', '=', number), one('minutes_number', '=', number)])).executeTakeFirst()
  return row !== undefined
}

export async function saveMinutes(transaction: Transaction<DB>, county: string, meeting: string, minutes: Buffer): Promise<void> {
  await transaction.updateTable('meeting').set({ minutes }).where('county', '=', county).where('id', '=', meeting).execute()
}

export async function findMinutes(database: Kysely<DB>, county: string, meeting: string): Promise<{ number: string; content: Buffer } | undefined> {
  const row = await database.selectFrom('meeting').select(['minutes_number', 'minutes']).where('county', '=', county).where('id', '=', meeting).executeTakeFirst()
  return row?.minutes ? { number: row.minutes_number, content: row.minutes } : undefined
}

