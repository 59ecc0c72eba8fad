import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { ExpectedReport, ReportCheck, Reported, ReportFilter, ReportRound, ReportState } from '@lookback/core/indicators'
import { reportCounts } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { dayIn } from '../database/dated.ts'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { targetsOn } from './catalogue.queries.ts'
import { inIndicators } from './scope.queries.ts'

/** A decision of a confirming unit, as it stands with the report. */
export interface StoredDecision {
  unit: string
  by: string | null
  at: string
  isReturn: boolean
  reason: string
}

export interface StoredReport extends Reported {
  id: string
  indicator: string
  region: string
  period: Day
  round: number
  target: number | null
  checks: ReportCheck[]
  state: ReportState
  confirmed: number
  decisions: StoredDecision[]
  submittedBy: string | null
  submittedAt: Date
}

const columns = sql`report.id, report.indicator, report.region, report.period, report.round, report.done, report.started, report.whole,
  report.rate, report.remark, report.target, report.checks, report.state, report.confirmed, report.decisions,
  report.submitted_by as "submittedBy", report.submitted_at as "submittedAt"`

/** What an indicator in a place is asked for. */
export interface PlacePeriod {
  indicator: string
  region: string
  period: Day
}

/** What is known before a report is taken: its latest round, and the latest one of an earlier period that was not returned. */
export interface Before {
  latest: StoredReport | null
  last: StoredReport | null
}

/** Of some places and periods what was told before; the rows of the latest rounds are held until the transaction ends. */
export async function listBefore(
  transaction: Kysely<DB>, county: string, asked: readonly PlacePeriod[], { lock }: { lock: boolean },
): Promise<Map<string, Before>> {
  const { rows } = await sql<StoredReport & { askedPeriod: Day; which: keyof Before }>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as row (indicator uuid, region text, period date))
    select asked.period as "askedPeriod", case when report.period = asked.period then 'latest' else 'last' end as which, ${columns}
    from asked join indicator_report as report on report.county = ${county} and report.indicator = asked.indicator and report.region = asked.region
      and (report.period, report.round) = any (array[
        (select (own.period, own.round) from indicator_report as own where own.county = ${county} and own.indicator = asked.indicator
          and own.region = asked.region and own.period = asked.period order by own.round desc limit 1),
        (select (own.period, own.round) from indicator_report as own where own.county = ${county} and own.indicator = asked.indicator
          and own.region = asked.region and own.period < asked.period and own.state <> 'returned'
          order by own.period desc, own.round desc limit 1)])
    ${lock ? sql`for update of report` : sql``}`.execute(transaction)
  const before = new Map<string, Before>()
  for (const { askedPeriod, which, ...report } of rows) {
    const key = keyOf({ ...report, period: askedPeriod })
    before.set(key, { ...(before.get(key) ?? { latest: null, last: null }), [which]: report })
  }
  return before
}

export function keyOf({ indicator, region, period }: PlacePeriod): string {
  return `${indicator} ${region} ${period}`
}

/** Reports by their ids within a scope. */
export async function loadReports(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], { lock }: { lock: boolean },
): Promise<Map<string, StoredReport>> {
  const { rows } = await sql<StoredReport>`
    select ${columns} from indicator_report as report
    join indicator on indicator.county = report.county and indicator.id = report.indicator
    where report.county = ${scope.county} and report.id = any(${[...ids]}::uuid[]) and ${inIndicators(scope, 'report.region')}
    order by report.id ${lock ? sql`for update of report` : sql``}`.execute(database)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Adds rounds, or brings their state up to date. */
export async function saveReports(transaction: Transaction<DB>, county: string, reports: readonly StoredReport[]): Promise<void> {
  if (reports.length === 0) return
  await sql`
    insert into indicator_report (county, id, indicator, region, period, round, done, started, whole, rate, remark, target, checks, state,
      confirmed, decisions, submitted_by, submitted_at)
    select ${county}, id, indicator, region, period, round, done, started, whole, rate, remark, target, checks, state, confirmed, decisions,
      "submittedBy", "submittedAt"
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as row (id uuid, indicator uuid, region text, period date, round integer,
      done double precision, started double precision, whole double precision, rate double precision, remark text, target double precision,
      checks jsonb, state text, confirmed integer, decisions jsonb, "submittedBy" uuid, "submittedAt" timestamptz)
    on conflict (county, id) do update set state = excluded.state, confirmed = excluded.confirmed, decisions = excluded.decisions`
    .execute(transaction)
}

/** The period of each indicator that is looked at. */
export interface AskedPeriod {
  indicator: string
  period: Day
  due: Day
}

/** The reports that are expected of places for the periods, each with its latest round (`report`) and its first (`submitted_on`). */
function expected(scope: Scope, periods: readonly AskedPeriod[], today: Day): RawBuilder<unknown> {
  return sql`
    select indicator.id as indicator, indicator.year, indicator.code, indicator.name, indicator.unit, indicator.kind, indicator.basis, indicator.lead, indicator.confirmers,
      asked.period, asked.due, target.region, target.amount as target, report.id, report.round, report.state, report.confirmed,
      report.submitted_by, coalesce(report.state, case when ${today} > asked.due then 'missing' else 'awaited' end) as standing,
      coalesce(${dayIn('first.submitted_at')}, ${today}) > asked.due as is_late
    from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as asked (indicator uuid, period date, due date)
    join indicator on indicator.county = ${scope.county} and indicator.id = asked.indicator
    join ${targetsOn(scope.county, today)} as target on target.county = indicator.county and target.indicator = indicator.id
      and length(target.region) = case indicator.reported_by when 'county' then 6 when 'township' then 9 else 12 end
    left join lateral (select own.* from indicator_report as own where own.county = indicator.county and own.indicator = indicator.id
      and own.region = target.region and own.period = asked.period order by own.round desc limit 1) as report on true
    left join lateral (select report.submitted_at where report.round = 1 union all
      select own.submitted_at from indicator_report as own where report.round > 1 and own.county = indicator.county
      and own.indicator = indicator.id and own.region = target.region and own.period = asked.period and own.round = 1) as first on true
    where ${inIndicators(scope, 'target.region')}`
}

/** Whoever asks, for what is their own to do. */
export interface Asker {
  person: string
  /** Where posts are held through which something is reported, with the unit. */
  posts: readonly { region: string; unit: string }[]
  /** The units for which is confirmed. */
  units: readonly string[]
}

/** A filter as the condition that list and figures go by. */
function narrowed({ indicator, region, department, year, standing, late, mine }: Omit<ReportFilter, 'period'>, asker: Asker): RawBuilder<unknown> {
  const conditions = [
    indicator === undefined ? sql`true` : sql`expected.indicator = ${indicator}`,
    region === undefined ? sql`true` : within('expected.region', region),
    department === undefined ? sql`true` : sql`expected.lead = ${department}`,
    year === undefined ? sql`true` : sql`expected.year = ${Number(year)}`,
    standing === undefined ? sql`true` : sql`standing = ${standing}`,
    late === undefined ? sql`true` : sql`is_late`,
    mine === undefined ? sql`true` : mine === 'report' ? toReport(asker) : toConfirm(asker),
  ]
  return sql.join(conditions, sql` and `)
}

/** Owed by whoever holds a post in the very place, of the county's by the unit that leads. */
function toReport({ posts }: Asker): RawBuilder<unknown> {
  const own = posts.map(({ region, unit }) => sql`(expected.region = ${region} and (length(expected.region) > 6
    or expected.lead = ${unit}))`)
  return sql`(standing in ('awaited', 'missing', 'returned') and (${own.length > 0 ? sql.join(own, sql` or `) : sql`false`}))`
}

function toConfirm({ person, units }: Asker): RawBuilder<unknown> {
  return sql`(standing = 'submitted' and confirmers ->> confirmed = any(${[...units]}::text[]) and submitted_by is distinct from ${person})`
}

type ExpectedRow = Omit<ExpectedReport, 'maySubmit' | 'mayDecide' | 'place' | 'waitsForName' | 'latest' | 'last'>
  & { latest: (StoredReport & { submittedByName: string | null }) | null; last: StoredReport | null }

const order = sql`array_position(array['missing', 'returned', 'awaited', 'submitted', 'confirmed'], standing)`

/** The reports that are expected, whoever has not reported first. */
export async function listExpected(
  database: Kysely<DB>, scope: Scope, filter: ReportFilter, periods: readonly AskedPeriod[], today: Day, asker: Asker,
  page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: ExpectedRow[]; total: number }> {
  const [place = '', code = '', region = ''] = page.after ?? []
  const after = page.after ? sql`(place, code, region) > (${Number(place)}, ${code}, ${region})` : sql`true`
  const { rows } = await sql<ExpectedRow & { total: number }>`
    with chosen as (select expected.*, ${order} as place from (${expected(scope, periods, today)}) as expected where ${narrowed(filter, asker)}),
    shown as (select * from chosen where ${after} order by place, code, region limit ${page.limit})
    select shown.indicator, shown.code, shown.name as "indicatorName", shown.unit, shown.kind, shown.basis, shown.region, shown.period,
      shown.due as "dueOn", shown.standing, shown.is_late as "isLate", shown.target,
      case when shown.standing = 'submitted' then shown.confirmers ->> shown.confirmed end as "waitsFor",
      (select to_jsonb(told) from (select ${columns}, person.name as "submittedByName" from indicator_report as report
        left join person on person.county = report.county and person.id = report.submitted_by
        where report.county = ${scope.county} and report.id = shown.id) as told) as latest,
      (select to_jsonb(told) from (select ${columns} from indicator_report as report where report.county = ${scope.county}
        and report.indicator = shown.indicator and report.region = shown.region and report.period < shown.period and report.state <> 'returned'
        order by report.period desc, report.round desc limit 1) as told) as last,
      (select count(*) from chosen) as total
    from shown order by place, code, region`.execute(database)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** The place of a row in the list's order, as a cursor tells it. */
export function cursorOf({ standing, code, region }: Pick<ExpectedReport, 'standing' | 'code' | 'region'>): string[] {
  return [String(['missing', 'returned', 'awaited', 'submitted', 'confirmed'].indexOf(standing) + 1), code, region]
}

export interface CountedReports extends Record<keyof typeof reportCounts, number> {
  indicator: string
  region: string
}

const nobody: Asker = { person: '', posts: [], units: [] }

/** The figures of the expected reports, by indicator and place; places with longer codes together, under the start of their code. */
export async function countExpected(
  database: Kysely<DB>, scope: Scope, region: string | undefined, periods: readonly AskedPeriod[], { today, codeLength }: { today: Day; codeLength: number },
): Promise<CountedReports[]> {
  const counted = Object.entries(reportCounts).map(([name, { where }]) =>
    sql`count(*) filter (where ${narrowed(where as ReportFilter, nobody)}) as ${sql.ref(name)}`)
  const { rows } = await sql<CountedReports>`
    select expected.indicator, left(expected.region, ${codeLength}::integer) as region, ${sql.join(counted)} from (${expected(scope, periods, today)}) as expected
    where ${narrowed({ region }, nobody)} group by 1, 2`.execute(database)
  return rows
}

/** How many somebody owes: to report, and of these late; to confirm. */
export async function countOwed(
  database: Kysely<DB>, county: string, periods: readonly AskedPeriod[], today: Day, asker: Asker,
): Promise<{ toReport: number; late: number; toConfirm: number }> {
  const everywhere: Scope = { county, grants: [{ region: county, department: null }] }
  const { rows } = await sql<{ toReport: number; late: number; toConfirm: number }>`
    select count(*) filter (where ${toReport(asker)}) as "toReport", count(*) filter (where ${toReport(asker)} and is_late) as late,
      count(*) filter (where ${toConfirm(asker)}) as "toConfirm"
    from (${expected(everywhere, periods, today)}) as expected`.execute(database)
  return rows[0] ?? { toReport: 0, late: 0, toConfirm: 0 }
}

/** The reports that had to be there by a day, each with the unit that owes it and when it was submitted. */
export async function listDue(database: Kysely<DB>, scope: Scope, periods: readonly AskedPeriod[], today: Day): Promise<DueReport[]> {
  const { rows } = await sql<DueReport>`
    select expected.indicator, expected.name, expected.region, expected.period, expected.due as "dueOn", expected.lead,
      case when expected.state in ('submitted', 'confirmed') then report.submitted_at end as "submittedAt",
      case when length(expected.region) = 6 then expected.lead else (select unit.code from unit where unit.county = ${scope.county}
        and unit.region = expected.region and unit.kind in ('township', 'village') order by unit.code limit 1) end as unit
    from (${expected(scope, periods, today)}) as expected
    left join indicator_report as report on report.county = ${scope.county} and report.id = expected.id`.execute(database)
  return rows
}

export interface DueReport extends PlacePeriod {
  name: string
  dueOn: Day
  lead: string
  /** Null where the place has no unit. */
  unit: string | null
  submittedAt: Date | null
}

/** A report that somebody owes or has to confirm. */
export interface OpenReport {
  region: string
  lead: string
  standing: ExpectedReport['standing']
  isLate: boolean
  submittedBy: string | null
  waitsFor: string | null
}

/** Every expected report of a county that is not confirmed. */
export async function listOpen(database: Kysely<DB>, county: string, periods: readonly AskedPeriod[], today: Day): Promise<OpenReport[]> {
  const everywhere: Scope = { county, grants: [{ region: county, department: null }] }
  const { rows } = await sql<OpenReport>`
    select expected.region, expected.lead, expected.standing, expected.is_late as "isLate", expected.submitted_by as "submittedBy",
      expected.confirmers ->> expected.confirmed as "waitsFor"
    from (${expected(everywhere, periods, today)}) as expected
    where expected.standing <> 'confirmed'`.execute(database)
  return rows
}

/** Read by itself, which `offset` asks for: else three hundred ids are looked through anew for each of seventy thousand places. */
function indicatorsAsked(county: string, ids: readonly string[]): RawBuilder<unknown> {
  return sql`(select * from indicator where county = ${county} and id = any(${[...ids]}::uuid[]) offset 0)`
}

/**
 * The places of every indicator that has targets there. In the order of the reports' indexes: a county's seventy thousand places are
 * gone through leaf after leaf, which reads from the disk what lies together.
 */
function placesAsked(county: string): RawBuilder<unknown> {
  return sql`(select distinct indicator, region from indicator_target where county = ${county} order by indicator, region)`
}

/** A confirmed report of a place with what a correction has made of it, the latest period first. */
export interface ConfirmedReading {
  indicator: string
  region: string
  period: Day
  done: number
  whole: number | null
  rate: number | null
}

/** What stands: of a corrected report the numbers of its last correction. */
function standing(column: 'done' | 'whole' | 'rate'): RawBuilder<unknown> {
  return sql`case when correction.after is null then report.${sql.ref(column)} else (correction.after ->> ${column})::double precision end`
}

/** The last correction of each report: few are corrected, so that they are read once beside all reports. */
function corrected(county: string): RawBuilder<unknown> {
  return sql`left join (select distinct on (own.report) own.report, own.after from indicator_correction as own
    where own.county = ${county} and own.state = 'confirmed' order by own.report, own.ordinal desc) as correction on correction.report = report.id`
}

/** The latest confirmed reports of each place, so many of each. */
export async function listConfirmed(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], region: string | undefined, each: number,
): Promise<ConfirmedReading[]> {
  const { rows } = await sql<ConfirmedReading>`
    select report.indicator, report.region, report.period, ${standing('done')} as done, ${standing('whole')} as whole, ${standing('rate')} as rate
    from ${indicatorsAsked(scope.county, ids)} as indicator
    join ${placesAsked(scope.county)} as place on place.indicator = indicator.id
    cross join lateral (select own.* from indicator_report as own where own.county = ${scope.county} and own.indicator = indicator.id
      and own.region = place.region and own.state = 'confirmed' order by own.period desc limit ${each}) as report
    ${corrected(scope.county)}
    where ${inIndicators(scope, 'place.region')}
      and ${region === undefined ? sql`true` : within('place.region', region)}
    order by report.indicator, report.region, report.period desc`.execute(database)
  return rows
}

/** The confirmed readings of some places together, of each the one so many reports back. */
export interface ConfirmedTogether {
  indicator: string
  /** Of the places, as much of their codes as they share. */
  region: string
  /** 1 for the latest report of each place. */
  nth: number
  places: number
  done: number
  least: number
  most: number
  /** Null where one of them has none. */
  whole: number | null
  /** The sum; null likewise. */
  rates: number | null
  /** The latest among them. */
  period: Day
}

/**
 * The latest confirmed reports of each place, so many of each, told together where codes are longer: a county's board has one line
 * for what hundreds of villages say.
 */
export async function sumConfirmed(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], region: string | undefined, { each, codeLength }: { each: number; codeLength: number },
): Promise<ConfirmedTogether[]> {
  const { rows } = await sql<ConfirmedTogether>`
    select told.indicator, left(told.region, ${codeLength}::integer) as region, told.nth::integer as nth, count(*)::integer as places,
      sum(told.done) as done, min(told.done) as least, max(told.done) as most,
      case when count(told.whole) = count(*) then sum(told.whole) end as whole,
      case when count(told.rate) = count(*) then sum(told.rate) end as rates, max(told.period) as period
    from (select report.indicator, report.region, report.nth, report.period, ${standing('done')} as done, ${standing('whole')} as whole,
        ${standing('rate')} as rate
      from ${indicatorsAsked(scope.county, ids)} as indicator
      join ${placesAsked(scope.county)} as place on place.indicator = indicator.id
      cross join lateral (select own.*, row_number() over (order by own.period desc) as nth from indicator_report as own
        where own.county = ${scope.county} and own.indicator = indicator.id and own.region = place.region and own.state = 'confirmed'
        order by own.period desc limit ${each}) as report
      ${corrected(scope.county)}
      where ${inIndicators(scope, 'place.region')}
        and ${region === undefined ? sql`true` : within('place.region', region)}) as told
    group by 1, 2, 3`.execute(database)
  return rows
}

/** Since when places have said nothing: the day of their latest round, of places with longer codes together. */
export async function listLastTold(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], region: string | undefined, codeLength: number,
): Promise<{ indicator: string; region: string; day: Day }[]> {
  const { rows } = await sql<{ indicator: string; region: string; day: Day }>`
    select place.indicator, left(place.region, ${codeLength}::integer) as region, max(${dayIn('report.submitted_at')}) as day
    from ${indicatorsAsked(scope.county, ids)} as indicator
    join ${placesAsked(scope.county)} as place on place.indicator = indicator.id
    cross join lateral (select own.submitted_at from indicator_report as own where own.county = ${scope.county} and own.indicator = indicator.id
      and own.region = place.region order by own.period desc, own.round desc limit 1) as report
    where ${inIndicators(scope, 'place.region')}
      and ${region === undefined ? sql`true` : within('place.region', region)}
    group by 1, 2`.execute(database)
  return rows
}

type RoundRow = Omit<ReportRound, 'decisions' | 'place' | 'submittedAt'> & { decisions: StoredDecision[]; submittedAt: Date }

/** Every round of an indicator within a place, the latest period first. */
export async function listRounds(
  database: Kysely<DB>, scope: Scope, indicator: string, region: string, most: number,
): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select ${columns}, person.name as "submittedByName" from indicator_report as report
    join indicator on indicator.county = report.county and indicator.id = report.indicator
    left join person on person.county = report.county and person.id = report.submitted_by
    where report.county = ${scope.county} and report.indicator = ${indicator} and ${within('report.region', region)}
      and ${inIndicators(scope, 'report.region')}
    order by report.period desc, report.region, report.round desc limit ${most}`.execute(database)
  return rows
}

/** The people's names by id. */
export async function namePeople(database: Kysely<DB>, county: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await database.selectFrom('person').select(['id', 'name']).where('county', '=', county).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

