import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { CountedProblem, ProblemFilter, ProblemHistoryEntry, ProblemRow } from '@lookback/core/problems'
import { daysWithin, openStates, statesFrom } from '@lookback/core/problems'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { Change } from './changes.queries.ts'
import { hasChanged } from './changes.queries.ts'
import { has, isReal, isTakenInHand, timesOf } from './figures.queries.ts'
import type { Database } from '../database/connect.ts'
import { beginOf, dayIn } from '../database/dated.ts'
import { inItems, within } from '../database/scope.ts'
import type { SearchText } from '../kit/search-text.ts'
import { searchText } from '../kit/search-text.ts'
import { everIn, householdsBefore } from '../register/index.ts'
import { subjectTold } from '../subjects/index.ts'
import { spellEntries } from './spell.queries.ts'

export interface SelectedRow extends Omit<ProblemRow, 'foundAt'> {
  foundAt: Date
}

/** Days from the first to the last, both included. */
interface Days {
  from: Day
  until: Day
}

/** A filter with what it says of today as days. */
export interface ProblemSelection extends Omit<ProblemFilter, 'deadline' | 'closed' | 'changed' | 'since'> {
  due?: Days
  closedOn?: Days
  change?: Change
}

/** @param today what the filter is held against */
export function selectionOf({ deadline, closed, changed, since, ...filter }: ProblemFilter, today: Day): ProblemSelection {
  return {
    ...filter,
    ...((changed ?? since) !== undefined && { change: { what: changed ?? null, since: since ?? today, today } }),
    ...(deadline !== undefined && { due: dueWithin(daysWithin(deadline), today) }),
    ...(closed !== undefined && { closedOn: { from: addDays(today, -daysWithin(closed)), until: addDays(today, -1) } }),
  }
}

function dueWithin(days: number | null, today: Day): Days {
  return days === null ? { from: '0001-01-01', until: addDays(today, -1) } : { from: today, until: addDays(today, days) }
}

/**
 * Problems as rows, with everything that a list or the ledger filters by.
 * @param more columns beside these
 */
export function problemRows(scope: Scope, filter: ProblemSelection, more?: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select problem.id, problem.state, problem.spell, ${subjectTold} as subject, ${sql.ref(placed('region', filter))},
      ${sql.ref(placed('category', filter))},
      problem.item, problem.wording, problem.dimension, problem.severity, problem.department,
      problem.found_at as "foundAt", problem.unit, problem.due_on as "dueOn", problem.version${more ? sql`, ${more}` : sql``}
    ${problemSource(scope, filter)}`
}

/**
 * The FROM and WHERE of every list of problems. What a round found that is over lies for it where the household belonged when
 * it closed: a move afterwards changes nothing of it.
 */
export function problemSource(scope: Scope, filter: ProblemSelection, worded?: Worded): RawBuilder<unknown> {
  return sql`
    from listed_problem as problem ${filter.round === undefined ? sql`` : asIn(scope, filter, filter.round)}
    where ${inItems(scope, 'problem.county', placed('region', filter), 'problem.department')} and ${narrowed(filter)}
      and ${filter.text === undefined ? sql`true` : speaksOf(scope.county, searchText(filter.text), worded)}`
}

/** Joins `placed`: where the subjects of problems belonged, and of what kind they were, when a round closed. */
function asIn(scope: Scope, { region }: ProblemSelection, round: string): RawBuilder<unknown> {
  const near = everIn(scope, region, { county: 'problem.county', place: 'problem.region', id: 'problem.subject' })
  return sql`
    left join ${householdsBefore(scope.county, round)} as earlier on earlier.household = problem.subject
    join lateral (select coalesce(earlier.village, problem.region) as region,
      coalesce(earlier.category, problem.category) as category) as placed on ${near}`
}

/** Where a list of problems reads the place or kind of their subjects from. */
function placed(column: 'region' | 'category', { round }: Pick<ProblemSelection, 'round'>): string {
  return round === undefined ? `problem.${column}` : `placed.${column}`
}

/** What a list is put in order by, first things first; each with the type that it has in a cursor. Only the first may come down. */
type Order = readonly { by: RawBuilder<unknown>; type: 'text' | 'uuid' | 'date' | 'timestamptz'; comesDown?: true }[]

/** By place, and there by number and item. */
function byPlace(filter: ProblemSelection): Order {
  return [
    { by: sql.ref(placed('region', filter)), type: 'text' }, { by: sql`problem.number`, type: 'text' },
    { by: sql`problem.item`, type: 'text' }, { by: sql`problem.id`, type: 'uuid' },
  ]
}

/** The order that is asked for; every one ends in one of its own for each row. */
function orderOf(filter: ProblemSelection): Order {
  switch (filter.order ?? 'place') {
    case 'place':
      return byPlace(filter)
    case 'due':
      return [{ by: sql`coalesce(problem.due_on, 'infinity'::date)`, type: 'date' }, ...byPlace(filter)]
    case 'newest':
      return [{ by: sql`problem.found_at`, type: 'timestamptz', comesDown: true }, ...byPlace(filter)]
  }
}

/** The ORDER BY of a list of problems. */
export function inOrder(filter: ProblemSelection): RawBuilder<unknown> {
  return sql.join(orderOf(filter).map(({ by, comesDown }) => (comesDown ? sql`${by} desc` : by)))
}

/** What comes after a row in an order, so that an index in that order is entered where the row is. */
function afterIn(order: Order, row: readonly string[]): RawBuilder<unknown> {
  const parts = order.map(({ by, type }, index) => ({ by, at: sql`${row[index] ?? null}::${sql.raw(type)}` }))
  const beyond = (some: typeof parts) => sql`(${sql.join(some.map(({ by }) => by))}) > (${sql.join(some.map(({ at }) => at))})`
  const [first, ...others] = parts
  return first && order[0]?.comesDown ? sql`(${first.by} <= ${first.at} and (${first.by} < ${first.at} or ${beyond(others)}))` : beyond(parts)
}

/** How many parts the cursor of a list has. */
export function cursorLength(filter: ProblemSelection): number {
  return orderOf(filter).length
}

/** A filter as the condition that both lists and figures go by, but for words that somebody looks for: no figure has any. */
export function narrowed(filter: ProblemSelection): RawBuilder<unknown> {
  const conditions = [
    filter.state && sql`problem.state = ${filter.state}`,
    filter.reached && sql`problem.state in (${sql.join(statesFrom(filter.reached))})`,
    filter.due && owedWithin(filter.due),
    filter.closedOn && closedWithin(filter.closedOn),
    filter.openOn && openAtTheEndOf(filter.openOn),
    filter.notice && sql`problem.id in (select unnest(notice.among)::uuid from notice
      where notice.county = problem.county and notice.id = ${filter.notice} and notice.about_kind = 'problem')`,
    filter.change && hasChanged(filter.change),
    filter.counted && has(filter.counted),
    (filter.leader ?? filter.how) && isTakenInHand(filter),
    filter.unit && sql`problem.unit = ${filter.unit}`,
    filter.region && within(placed('region', filter), filter.region),
    filter.dimension && sql`problem.dimension = ${filter.dimension}`,
    filter.item && sql`problem.item = ${filter.item}`,
    filter.severity && sql`problem.severity = ${filter.severity}`,
    filter.category && sql`${sql.ref(placed('category', filter))} = ${filter.category}`,
    filter.department && sql`problem.department = ${filter.department}`,
    filter.round && sql`exists (select 1 from finding where finding.county = problem.county
      and finding.problem = problem.id and finding.round = ${filter.round})`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Whether a number, a name or how that is read, or what is said of a problem has what somebody typed. */
function speaksOf(county: string, { kind, part }: SearchText, worded?: Worded): RawBuilder<unknown> {
  switch (kind) {
    case 'number':
      return sql`(problem.number like ${part} or problem.item like ${part})`
    case 'letters':
      return sql`(problem.subject_initials like ${part} or problem.subject_reading like ${part})`
    case 'name': {
      const { subjects, items, problems } = worded ?? wordedAs(county, part)
      return sql`(problem.subject = any (${subjects}) or problem.id = any (${problems})
        or (problem.item = any (${items}) and (problem.standard, problem.item) in (${itemsSaying(county, part, sql`item.standard, item.code`)})))`
    }
  }
}

/** The subjects, check items and problems that have some words: in their names, their wording, a note on a visit. */
interface Worded {
  subjects: RawBuilder<unknown>
  items: RawBuilder<unknown>
  problems: RawBuilder<unknown>
}

/** Names, wordings and notes are looked through once each, and not once a problem. */
function wordedAs(county: string, part: string): Worded {
  return {
    subjects: sql`array(select subject.id from subject where subject.county = ${county} and subject.name like ${part})`,
    items: sql`array(${itemsSaying(county, part, sql`item.code`)})`,
    problems: sql`array(select finding.problem from finding where finding.county = ${county} and finding.note like ${part})`,
  }
}

function itemsSaying(county: string, part: string, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${columns} from check_item as item where item.county = ${county} and item.wording like ${part}`
}

/** The same, looked up beforehand: how a list is best read depends on how many there are. */
async function lookUpWorded(database: Database, county: string, text: SearchText): Promise<Worded | undefined> {
  if (text.kind !== 'name') return undefined
  const { subjects, items, problems } = wordedAs(county, text.part)
  const { rows: [found] } = await sql<{ subjects: string[]; items: string[]; problems: string[] }>`
    select ${subjects} as subjects, ${items} as items, ${problems} as problems`.execute(database)
  return found && { subjects: sql`${found.subjects}::uuid[]`, items: sql`${found.items}::text[]`, problems: sql`${[...new Set(found.problems)]}::uuid[]` }
}

function owedWithin({ from, until }: Days): RawBuilder<unknown> {
  return sql`(problem.state in (${sql.join(openStates)}) and problem.due_on between ${from} and ${until})`
}

function closedWithin({ from, until }: Days): RawBuilder<unknown> {
  return sql`(problem.state = 'closed' and problem.closed_at >= ${beginOf(from)} and problem.closed_at < ${beginOf(addDays(until, 1))})`
}

function openAtTheEndOf(day: Day): RawBuilder<unknown> {
  const end = beginOf(addDays(day, 1))
  return sql`(${isReal} and problem.found_at < ${end} and (problem.state <> 'closed' or problem.closed_at >= ${end}))`
}

/** When a problem was given to its unit, and with which requirement: as the last entry of its spell says that gave it to somebody. */
const given = sql`(select jsonb_build_object('on', ${dayIn('problem.dispatched_at')}, 'requirement', (
    select entry.payload ->> 'requirement' from ${spellEntries('problem')} as entry where entry.kind = 'problem-dispatched' order by entry.sequence desc limit 1))
  where problem.dispatched_at is not null)`

export async function listProblemRows(
  database: Database, scope: Scope, filter: ProblemSelection, page: { after: readonly string[] | null; limit: number; skip?: number; tellGiven?: boolean },
): Promise<{ rows: (CountedProblem & { cursor: string[] })[]; total: number; times: number }> {
  const times = timesOf(filter)
  const order = orderOf(filter)
  const after = page.after ? afterIn(order, page.after) : sql`true`
  const cursor = sql`array[${sql.join(order.map(({ by }) => sql`${by}::text`))}]`
  const worded = filter.text === undefined ? undefined : await lookUpWorded(database, scope.county, searchText(filter.text))
  const source = problemSource(scope, filter, worded)
  // What is told of a problem is looked up for those on the page alone.
  const onPage = sql`problem.id = any (array(select problem.id ${source} and ${after} order by ${inOrder(filter)} limit ${page.limit} offset ${page.skip ?? 0}))`
  const { round, region } = filter
  // Beside each other: the database has more than one processor.
  const [{ rows }, counted] = await Promise.all([
    sql<SelectedRow & { times: number; cursor: string[] }>`
      ${problemRows(scope, { round, region }, sql`${times ?? sql`1`} as times, ${cursor} as cursor${page.tellGiven ? sql`, ${given} as given` : sql``}`)} and ${onPage} order by ${inOrder(filter)}`.execute(database),
    sql<{ total: number; times: number }>`select count(*) as total, ${times ? sql`coalesce(sum(${times}), 0)` : sql`count(*)`} as times ${source}`.execute(database),
  ])
  const { total, times: all } = counted.rows[0] ?? { total: 0, times: 0 }
  return { rows: rows.map(rowOf), total, times: all }
}

/** Some problems by id, in the order of place; those outside the scope are left out. */
export async function listProblemsById(
  database: Database, scope: Scope, ids: readonly string[],
): Promise<ProblemRow[]> {
  const { rows } = await sql<SelectedRow>`
    ${problemRows(scope, {})} and problem.id = any(${[...ids]}::uuid[])
    order by ${inOrder({})}`.execute(database)
  return rows.map(rowOf)
}

/** The problems of one subject that the scope covers, in the order of the catalogue. */
export async function listSubjectProblems(database: Database, scope: Scope, subject: string): Promise<ProblemRow[]> {
  const { rows } = await sql<SelectedRow>`
    ${problemRows(scope, {})} and problem.subject = ${subject} order by problem.item_position, problem.id`.execute(database)
  return rows.map(rowOf)
}

export function rowOf<Row extends SelectedRow>(row: Row): Omit<Row, 'foundAt'> & { foundAt: string } {
  return { ...row, foundAt: row.foundAt.toISOString() }
}

/** A problem's log, oldest first. */
export async function listHistory(database: Database, county: string, problem: string): Promise<ProblemHistoryEntry[]> {
  const { rows } = await sql<{
    sequence: number; kind: string; actorName: string | null; roundName: string | null
    happenedAt: Date; recordedAt: Date; payload: Record<string, unknown>
  }>`
    select entry.sequence, entry.kind, person.name as "actorName", round.name as "roundName",
      entry.happened_at as "happenedAt", entry.recorded_at as "recordedAt", entry.payload
    from log_entry as entry
    left join person on person.county = entry.county and person.id = entry.actor
    left join round on round.county = entry.county and round.id::text = entry.payload ->> 'round'
    where entry.county = ${county} and entry.problem = ${problem}
    order by entry.sequence`.execute(database)
  return rows.map((row) => ({
    ...row, happenedAt: row.happenedAt.toISOString(), recordedAt: row.recordedAt.toISOString(),
  }))
}

/** The problems that a filter holds with the version to act on, oldest deadline first; at most `limit`. Who may act goes by today's place. */
export async function listKeys(database: Database, scope: Scope, filter: ProblemSelection, limit: number) {
  const { rows } = await sql<{ id: string; version: number }>`
    select problem.id, problem.version ${problemSource(scope, filter)}
      and ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')}
    order by problem.due_on, problem.id limit ${limit}`.execute(database)
  return rows
}
