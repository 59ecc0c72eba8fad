import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { DB, JsonObject } from '../database/types.gen.ts'

/** Whose records they are. */
interface Asked {
  household: string
  member: string
}

/** What of a table is about a person of the register: its rows, but for columns that are sealed or say nothing; or why nothing is. */
type Personal = { where: (asked: Asked) => RawBuilder<unknown>; without?: readonly string[] } | { excluded: string }

const ofWorkers = { excluded: 'of whoever works with the software, not of whom they visit' }
const ofNobody = { excluded: 'about nobody' }
const ofPlaces = { excluded: 'numbers of places and objects' }
const aView = { excluded: 'a view of tables that are in the file' }
const workbooks = { excluded: 'whole workbooks of refused rows, of many people; deleted after the county’s days' }

const subjects = ({ household, member }: Asked) => sql`subject in (${household}, ${member})`
const visits = ({ household }: Asked) => sql`(select id from visit where subject = ${household})`
const problems = (asked: Asked) => sql`(select id from problem where ${subjects(asked)})`
const ofSubject = { where: subjects }
const ofHousehold = { where: ({ household }: Asked) => sql`household = ${household}` }
const ofVisits = { where: (asked: Asked) => sql`visit in ${visits(asked)}` }
const ofProblems = { where: (asked: Asked) => sql`problem in ${problems(asked)}` }

/** Every table of the database: a new one does not compile until it is said what of it is about a person. */
export const personal: Readonly<Record<keyof DB, Personal>> = {
  household: { where: ({ household }) => sql`id = ${household}`, without: ['sealed_phone', 'content_hash'] },
  household_before: ofHousehold,
  household_helper: ofHousehold,
  member: { where: ({ member }) => sql`id = ${member}`, without: ['sealed', 'identity_hash'] },
  subject: { where: ({ household, member }) => sql`id in (${household}, ${member})` },
  correction: { where: ({ household, member }) => sql`household = ${household} and member = ${member}`, without: ['sealed'] },
  doubt_check: { where: ({ household, member }) => sql`household = ${household} and (member is null or member = ${member})` },
  visit: ofSubject,
  finding: ofSubject,
  attachment: ofVisits,
  operation_file: ofVisits,
  operation: ofSubject,
  announced_work: ofSubject,
  round_sample: ofSubject,
  round_assignment_household: ofHousehold,
  problem: ofSubject,
  problem_measure: ofSubject,
  evidence_use: ofProblems,
  evidence_file: {
    where: (asked) => sql`(sha256 in (select sha256 from evidence_use where problem in ${problems(asked)})
      or sha256 in (select original from attachment where visit in ${visits(asked)}))`,
  },
  indicator_object: ofSubject,
  log_entry: {
    where: (asked) => sql`(${subjects(asked)} or problem in ${problems(asked)}
      or position(${asked.household} in payload::text) > 0 or position(${asked.member} in payload::text) > 0)`,
  },
  day_matter: { where: (asked) => sql`(about in (${asked.household}, ${asked.member}) or about in ${problems(asked)})` },
  letter_item: { where: (asked) => sql`about in ${problems(asked)}` },
  letter_answer: { where: (asked) => sql`(letter, item) in (select asking.letter, asking.id from letter_item as asking where asking.about in ${problems(asked)})` },
  letter_objection: { where: (asked) => sql`(letter, item) in (select asking.letter, asking.id from letter_item as asking where asking.about in ${problems(asked)})` },
  letter_recipient: ofWorkers,
  letter_number: ofNobody,
  letter_template: ofNobody,
  letter_attachment: { excluded: 'files of the county’s letters; which of a letter’s items are a person’s is in the file' },
  supervision_check: { where: (asked) => sql`problems && array(select problem.id from problem where problem.county = supervision_check.county and problem.id in ${problems(asked)})` },
  supervision_listing: ofNobody,
  supervision_acceptance: ofNobody,
  supervision_week: ofNobody,
  supervision_number: ofNobody,
  ladder_step: ofWorkers,
  own_check: ofWorkers,
  ladder_fact: { where: (asked) => sql`about in ${problems(asked)}` },
  instruction: { where: (asked) => sql`(about in (${asked.household}, ${asked.member}) or about in ${problems(asked)})` },
  instruction_named: ofWorkers,
  instruction_word: { where: (asked) => sql`instruction in (select given.id from instruction as given where given.about in (${asked.household}, ${asked.member}) or given.about in ${problems(asked)})` },
  duty_check: ofWorkers,
  duty_finding: ofWorkers,
  duty_leave: ofWorkers,
  duty_presence: ofWorkers,
  duty_sheet: ofWorkers,
  shared_matter: { where: (asked) => sql`about in ${problems(asked)}` },
  shared_wait: { where: (asked) => sql`matter in (select shared.id from shared_matter as shared where shared.about in ${problems(asked)})` },
  meeting: { where: (asked) => sql`exists (select 1 from jsonb_array_elements(agenda) as item where (item -> 'about' ->> 'id')::uuid in ${problems(asked)})`, without: ['minutes'] },
  meeting_decision: { where: (asked) => sql`(about ->> 'id')::uuid in ${problems(asked)}` },
  meeting_correction: { where: (asked) => sql`decision in (select decided.id from meeting_decision as decided where (decided.about ->> 'id')::uuid in ${problems(asked)})` },
  meeting_papers: ofNobody,
  meeting_attendance: ofWorkers,
  meeting_commitment: ofNobody,
  meeting_number: ofNobody,
  village_meeting_minutes: { where: (asked) => sql`(meeting, number) in (select about.meeting, about.number from village_meeting_household as about where about.household = ${asked.household})`, without: ['told', 'rule', 'signature'] },
  village_meeting_household: ofHousehold,
  household_class: { ...ofHousehold, without: ['reason_hash'] },
  monitoring_case: { ...ofHousehold, without: ['clue_hash', 'record'] },
  monitoring_act: { where: (asked) => sql`case_id in (select kept.id from monitoring_case as kept where kept.household = ${asked.household})`, without: ['told_hash'] },
  village_meeting_remark: { excluded: 'what was pointed out of minutes of a village; the minutes that are about a person are in the file' },
  village_notice: { where: (asked) => sql`(meeting, number, topic) in (select about.meeting, about.number, about.topic from village_meeting_household as about where about.household = ${asked.household})` },
  village_objection: { excluded: 'who objects is sealed and told to nobody by this file; what is objected is about a resolution of the village' },
  bulletin_figure: { where: (asked) => sql`rows && array${problems(asked)}`, without: ['rows'] },
  account: ofWorkers,
  device: ofWorkers,
  device_scope: ofWorkers,
  evidence_holder: ofWorkers,
  notice: { excluded: 'tells whoever works with the software of entries that are in the file' },
  person: ofWorkers,
  post: ofWorkers,
  recovery_code: ofWorkers,
  reinforcement: ofWorkers,
  remembered_device: ofWorkers,
  round_assignment: { excluded: 'who visits which village; where a household was given out by itself, it is in the file' },
  saved_filter: ofWorkers,
  second_factor: ofWorkers,
  session: ofWorkers,
  sign_in_door: ofWorkers,
  usual_place: ofWorkers,
  register_import: workbooks,
  sheet_import: workbooks,
  bulletin: { excluded: 'documents of the county; which of their figures counted a person’s problems is in the file' },
  letter: { excluded: 'documents of the county; which of their items are a person’s is in the file' },
  letter_draft: ofWorkers,
  day_brief: { excluded: 'documents of the county; which of their matters are a person’s is in the file' },
  bulletin_template: ofNobody,
  check_item: ofNobody,
  clock_confirmed: ofNobody,
  code_list: ofNobody,
  content_to_delete: ofNobody,
  boundary: ofNobody,
  boundary_file: ofNobody,
  county: ofNobody,
  daily_run: ofNobody,
  day_close: ofPlaces,
  form: ofNobody,
  heading_name: ofNobody,
  indicator: ofPlaces,
  indicator_correction: ofPlaces,
  computed_day: ofPlaces,
  indicator_light: ofPlaces,
  indicator_milestone: ofPlaces,
  indicator_report: ofPlaces,
  indicator_target: ofPlaces,
  log_head: ofNobody,
  parameter: ofNobody,
  region: ofNobody,
  revisit_draw: ofPlaces,
  round: ofNobody,
  standard: ofNobody,
  unit: ofNobody,
  verified_backup: ofNobody,
  listed_problem: aView,
  standing_visit: aView,
}

/** What each table has of a person, row by row, sealed columns left out: those are opened elsewhere in the file. */
export async function listPersonRecords(database: Database, county: string, asked: Asked): Promise<Record<string, JsonObject[]>> {
  const records: Record<string, JsonObject[]> = {}
  for (const [table, kept] of Object.entries(personal)) {
    if ('excluded' in kept) continue
    const { rows } = await sql<{ record: JsonObject }>`
      select to_jsonb(kept) - ${['county', ...(kept.without ?? [])]}::text[] as record from (
        select * from ${sql.table(table)} where county = ${county} and ${kept.where(asked)}) as kept`.execute(database)
    if (rows.length > 0) records[table] = rows.map(({ record }) => record)
  }
  return records
}
