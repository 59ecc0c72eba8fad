import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { LadderFact, LadderSubject } from '@lookback/core/ladder'
import type { Day } from '@lookback/core/kernel'
import { openStates } from '@lookback/core/problems'
import type { DB } from '../database/types.gen.ts'
import { dayIn } from '../database/dated.ts'
import { isReal } from '../problems/index.ts'

/** A record that counts, and of whom. */
export type FoundFact = LadderSubject & LadderFact

/** Every record that counts today of every unit and post, or of one, not older than a day. */
export async function listFacts(database: Kysely<DB>, county: string, { today, since }: { today: Day; since: Day }, subject: LadderSubject | null): Promise<FoundFact[]> {
  const { rows } = await sql<FoundFact>`
    select found.kind, found.code, found.measure, found.record, found.about, found.day from (
      ${overdue(county, today)} union all ${unanswered(county, today)} union all ${falseReports(county)} union all ${absences(county)} union all ${listings(county)}
    ) as found
    where found.day >= ${since} and ${subject ? sql`found.kind = ${subject.kind} and found.code = ${subject.code}` : sql`true`}`.execute(database)
  return rows
}

/** As the board counts what is past its day; another day set later makes another record. */
function overdue(county: string, today: Day): RawBuilder<unknown> {
  return sql`select 'unit' as kind, problem.unit as code, 'overdue' as measure, problem.id || ' ' || problem.due_on as record, problem.id as about, problem.due_on as day
    from problem where problem.county = ${county} and problem.unit is not null and problem.state in (${sql.join(openStates)}) and problem.due_on < ${today}`
}

/** A letter that a unit has not answered by its day. */
function unanswered(county: string, today: Day): RawBuilder<unknown> {
  return sql`select 'unit', recipient.unit, 'unanswered', recipient.id || ' ' || recipient.due_on, recipient.letter, recipient.due_on
    from letter_recipient as recipient where recipient.county = ${county} and recipient.unit is not null and recipient.owed > 0 and recipient.due_on < ${today}
      and recipient.state <> 'redirected'`
}

/** Each time that a unit's report was found to be false. */
function falseReports(county: string): RawBuilder<unknown> {
  return sql`select 'unit', problem.unit, 'false-reports', entry.id::text, problem.id, ${dayIn('entry.happened_at')}
    from problem join log_entry as entry on entry.county = problem.county and entry.problem = problem.id and entry.kind = 'problem-report-false'
    where problem.county = ${county} and problem.unit is not null and problem.false_reports > 0 and ${isReal}`
}

/** An absence without an excuse, of the post and of the unit that sent whoever holds it. */
function absences(county: string): RawBuilder<unknown> {
  return sql`select absent.kind, absent.code, 'absences', finding.id::text, finding.id, ${dayIn('finding.at')}
    from duty_finding as finding cross join lateral (values ('post', finding.post::text), ('unit', finding.unit)) as absent (kind, code)
    where finding.county = ${county} and finding.state = 'unexcused'`
}

/** Each time that a department, or the place of a township or village, was put on the supervision list. */
function listings(county: string): RawBuilder<unknown> {
  return sql`select 'unit', unit.code, 'listings', listing.id::text, listing.id, listing.listed_on
    from supervision_listing as listing join unit on unit.county = listing.county
      and case when listing.kind = 'department' then unit.code = listing.code else unit.region = listing.code and unit.kind = listing.kind end
    where listing.county = ${county}`
}

/** What some records are: each by what it opens. */
export async function describeFacts(database: Kysely<DB>, county: string, facts: readonly LadderFact[]): Promise<Map<string, string>> {
  const about = [...new Set(facts.map((fact) => fact.about))]
  if (about.length === 0) return new Map()
  const { rows } = await sql<{ id: string; text: string }>`
    select problem.id, problem.number || ' ' || problem.wording as text from listed_problem as problem where problem.county = ${county} and problem.id = any(${about}::uuid[])
    union all select letter.id, letter.number || ' ' || letter.title from letter where letter.county = ${county} and letter.id = any(${about}::uuid[])
    union all select finding.id, person.name || ' ' || coalesce(region.name, finding.village) from duty_finding as finding
      join person on person.county = finding.county and person.id = finding.person
      left join region on region.county = finding.county and region.code = finding.village
      where finding.county = ${county} and finding.id = any(${about}::uuid[])
    union all select listing.id, listing.number from supervision_listing as listing where listing.county = ${county} and listing.id = any(${about}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, text }) => [id, text]))
}
