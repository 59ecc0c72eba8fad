import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { AnswerSide, DutyCounts, DutyFilter, DutyFinding, DutyFindingQueue, DutyFindingRow, DutyFindingView, DutyStanding } from '@lookback/core/duty'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { beginOf, dayIn } from '../database/dated.ts'
import { within } from '../database/scope.ts'
import type { WorkHolder } from '../kit/work.ts'
import { decidesDuty, dutyReader, sendersOf } from './reader.ts'
import { concernsPost } from './scope.queries.ts'

const bothAnswered = sql`(finding.person_answered_at is not null and finding.unit_answered_at is not null)`

/** The condition of each standing; figures and list go by the same. */
function standsAs(standing: DutyStanding, now: Date): RawBuilder<unknown> {
  switch (standing) {
    case 'open':
      return sql`finding.state = 'open'`
    case 'late':
      return sql`(finding.state = 'open' and finding.due_at <= ${now} and not ${bothAnswered})`
    case 'to-decide':
      return sql`(finding.state = 'open' and (finding.due_at <= ${now} or ${bothAnswered}))`
    case 'excused':
    case 'unexcused':
      return sql`finding.state = ${standing}`
  }
}

/** What waits for somebody in a queue; whose hours are over waits for a decision from the next day on. */
function waitsIn(queue: DutyFindingQueue, holder: WorkHolder, today: Day): RawBuilder<unknown> {
  if (queue === 'duty-to-decide') {
    return decidesDuty(holder) ? sql`(finding.state = 'open' and finding.person <> ${holder.person} and (finding.due_at < ${beginOf(today)} or ${bothAnswered}))` : sql`false`
  }
  return sql`(finding.state = 'open' and case when finding.person = ${holder.person} then finding.person_answered_at is null
    else finding.unit = any(${sendersOf(holder)}::text[]) and finding.unit_answered_at is null end)`
}

function source(holder: WorkHolder, { standing, region, unit, post, queue }: DutyFilter, { now, today }: { now: Date; today: Day }): RawBuilder<unknown> {
  const conditions = [
    concernsPost('finding', dutyReader(holder)), standing && standsAs(standing, now), region && within('finding.village', region), unit && sql`finding.unit = ${unit}`,
    post && sql`finding.post = ${post}`, queue && waitsIn(queue, holder, today),
  ].filter((condition) => typeof condition === 'object')
  return sql`from duty_finding as finding where ${sql.join(conditions, sql` and `)}`
}

const instants = ['at', 'dueAt', 'personAnsweredAt', 'unitAnsweredAt', 'decidedAt', 'enteredAt'] as const
type Dated<Row> = { [Key in keyof Row]: Key extends (typeof instants)[number] ? (null extends Row[Key] ? Date | null : Date) : Row[Key] }

/** Instants as they travel. */
function told<Row extends object>(row: Dated<Row>): Row {
  const given = row as Readonly<Record<string, unknown>>
  const dated = instants.filter((name) => given[name] instanceof Date).map((name) => [name, (given[name] as Date).toISOString()])
  return { ...row, ...Object.fromEntries(dated) } as Row
}

const columns = sql`finding.id, finding.duty_check as check, finding.post, finding.person, finding.unit, finding.village, finding.at, finding.due_at as "dueAt",
  finding.person_answered_at as "personAnsweredAt", finding.person_answered_by as "personAnsweredBy", finding.unit_answered_at as "unitAnsweredAt",
  finding.unit_answered_by as "unitAnsweredBy", finding.state, finding.decided_at as "decidedAt", finding.decided_by as "decidedBy", finding.reason, finding.problem`

const named = sql`
  (select person.name from person where person.county = finding.county and person.id = finding.person) as name,
  (select post.title from post where post.county = finding.county and post.id = finding.post) as title,
  (select unit.name from unit where unit.county = finding.county and unit.code = finding.unit) as "unitName",
  coalesce((select region.name from region where region.county = finding.county and region.code = finding.village), finding.village) as "villageName"`

const sourced = sql`(select checked.fed_back_tier from duty_check as checked where checked.county = finding.county and checked.id = finding.duty_check) as "fedBackTier",
  (select checked.source from duty_check as checked where checked.county = finding.county and checked.id = finding.duty_check) as source`

/** Absences that concern somebody, the latest first. */
export async function listFindingRows(
  database: Kysely<DB>, holder: WorkHolder, filter: DutyFilter, when: { now: Date; today: Day }, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: DutyFindingRow[]; total: number }> {
  const [at = '', id = ''] = after ?? []
  const beyond = after ? sql`(finding.at, finding.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Dated<DutyFindingRow>>`
    select ${columns}, ${named}, ${sourced}, ${standsAs('late', when.now)} as "isLate" ${source(holder, filter, when)} and ${beyond}
    order by finding.at desc, finding.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(holder, filter, when)}`.execute(database)
  return { rows: rows.map((row) => told<DutyFindingRow>(row)), total: all.rows[0]?.total ?? 0 }
}

export async function countFindings(database: Kysely<DB>, holder: WorkHolder, filter: DutyFilter, when: { now: Date; today: Day }): Promise<Omit<DutyCounts, 'contradicted' | 'tooFew'>> {
  const count = (standing: DutyStanding) => sql`count(*) filter (where ${standsAs(standing, when.now)})::integer`
  const { rows } = await sql<Omit<DutyCounts, 'contradicted' | 'tooFew'>>`
    select ${count('open')} as open, ${count('late')} as late, ${count('to-decide')} as "toDecide", ${count('excused')} as excused, ${count('unexcused')} as unexcused
    ${source(holder, filter, when)}`.execute(database)
  return rows[0] ?? { open: 0, late: 0, toDecide: 0, excused: 0, unexcused: 0 }
}

/** A finding that concerns somebody; `lock` holds it until the transaction ends. */
export async function findFinding(database: Kysely<DB>, holder: WorkHolder, id: string, { lock }: { lock: boolean }): Promise<DutyFinding | null> {
  const { rows } = await sql<Dated<DutyFinding>>`select ${columns} from duty_finding as finding where ${concernsPost('finding', dutyReader(holder))} and finding.id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(database)
  return rows[0] ? told<DutyFinding>(rows[0]) : null
}

type Told = Omit<DutyFindingView, keyof DutyFinding | 'slips' | 'others' | 'proposal' | 'acts' | 'check'> & { check: DutyFindingView['check'] }

/** What a finding's page tells beside the finding itself. */
export async function tellFinding(database: Kysely<DB>, county: string, id: string, now: Date): Promise<Told> {
  const { rows } = await sql<Omit<Told, 'check'>>`
    select ${named}, finding.person_answer as "personAnswer", finding.unit_answer as "unitAnswer", ${standsAs('late', now)} as "isLate",
      (select person.name from person where person.county = finding.county and person.id = finding.unit_answered_by) as "unitAnsweredByName",
      (select person.name from person where person.county = finding.county and person.id = finding.decided_by) as "decidedByName"
    from duty_finding as finding where finding.county = ${county} and finding.id = ${id}`.execute(database)
  const { rows: checks } = await sql<Dated<DutyFindingView['check']>>`
    select checked.id, checked.village, checked.at, checked.entered_at as "enteredAt", checked.inspector, checked.second, checked.fed_back_tier as "fedBackTier", checked.source,
      checked.signed_by as "signedBy", checked.witness, checked.photos, seen.found, seen.verified, seen.said,
      (select person.name from person where person.county = checked.county and person.id = checked.inspector) as "inspectorName"
    from duty_finding as finding
    join duty_check as checked on checked.county = finding.county and checked.id = finding.duty_check
    join duty_presence as seen on seen.county = finding.county and seen.duty_check = finding.duty_check and seen.post = finding.post
    where finding.county = ${county} and finding.id = ${id}`.execute(database)
  const [row] = rows
  const [check] = checks
  if (!row || !check) throw new Error(`finding ${id} has no check`)
  return { ...row, check: told<DutyFindingView['check']>(check) }
}

/** Whatever was found of a post, the first first. */
export async function listOthers(database: Kysely<DB>, county: string, post: string): Promise<DutyFindingView['others']> {
  const { rows } = await sql<Dated<DutyFindingView['others'][number]>>`
    select finding.id, finding.at, finding.state, finding.problem, ${sourced} from duty_finding as finding
    where finding.county = ${county} and finding.post = ${post} order by finding.at, finding.id`.execute(database)
  return rows.map((row) => told<DutyFindingView['others'][number]>(row))
}

export async function insertFindings(transaction: Transaction<DB>, county: string, findings: readonly DutyFinding[]): Promise<void> {
  if (findings.length === 0) return
  await transaction.insertInto('duty_finding').values(findings.map((finding) => ({
    county, id: finding.id, duty_check: finding.check, post: finding.post, person: finding.person, unit: finding.unit, village: finding.village, at: finding.at, due_at: finding.dueAt,
    state: finding.state, reason: finding.reason,
  }))).execute()
}

export async function setAnswer(transaction: Transaction<DB>, county: string, id: string, side: AnswerSide, { text, by, at }: { text: string; by: string; at: Date }): Promise<void> {
  const set = side === 'person' ? { person_answer: text, person_answered_by: by, person_answered_at: at } : { unit_answer: text, unit_answered_by: by, unit_answered_at: at }
  await transaction.updateTable('duty_finding').set(set).where('county', '=', county).where('id', '=', id).execute()
}

export async function setDecision(
  transaction: Transaction<DB>, county: string, id: string, { isExcused, reason, problem, by, at }: { isExcused: boolean; reason: string; problem: string | null; by: string; at: Date },
): Promise<void> {
  await transaction.updateTable('duty_finding').set({ state: isExcused ? 'excused' : 'unexcused', reason, problem, decided_by: by, decided_at: at })
    .where('county', '=', county).where('id', '=', id).execute()
}

/** Names of findings that somebody may see: the person and the day. */
export async function nameFindings(database: Kysely<DB>, holder: WorkHolder, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string; day: Day }>`
    select finding.id, person.name, ${dayIn('finding.at')} as day from duty_finding as finding
    join person on person.county = finding.county and person.id = finding.person
    where ${concernsPost('finding', dutyReader(holder))} and finding.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, name, day }) => [id, `${name} ${day}`]))
}

export interface Waiting {
  count: number
  overdue: number
  dueSoon: number
}

export async function countFindingQueue(database: Kysely<DB>, queue: DutyFindingQueue, holder: WorkHolder, today: Day, yellowDays: number): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(*)::integer as count, count(*) filter (where due < ${today})::integer as overdue,
      count(*) filter (where due between ${today} and ${addDays(today, yellowDays)})::integer as "dueSoon"
    from (select ${dayIn('finding.due_at')} as due from duty_finding as finding
      where finding.county = ${holder.county} and ${waitsIn(queue, holder, today)}) as waiting`.execute(database)
  return rows[0] ?? { count: 0, overdue: 0, dueSoon: 0 }
}

/** A finding that waits for anybody. */
export interface OpenFinding {
  person: string
  unit: string
  due: Day
  personAnswered: boolean
  unitAnswered: boolean
}

export async function listOpenFindings(database: Kysely<DB>, county: string): Promise<OpenFinding[]> {
  const { rows } = await sql<OpenFinding>`
    select person, unit, ${dayIn('duty_finding.due_at')} as due, person_answered_at is not null as "personAnswered", unit_answered_at is not null as "unitAnswered"
    from duty_finding where county = ${county} and state = 'open'`.execute(database)
  return rows
}
