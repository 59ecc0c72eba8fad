import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { tiers } from '@lookback/core/kernel'
import type { Day, Position } from '@lookback/core/kernel'
import type { Problem } from '@lookback/core/problems'
import { factsOf } from '@lookback/core/checklists'
import { maskDocumentNumber, maskPhone } from '@lookback/core/register'
import { VisitOutcome } from '@lookback/core/rounds'
import { recordingPosts } from '@lookback/core/visits'
import type { HouseholdRecord } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { inHouseholds, inItems } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openPhone } from '../kit/sealed-phone.ts'
import { listHelperContacts } from '../helpers/index.ts'
import { problemOf } from '../problems/index.ts'
import { openFacts } from '../register/index.ts'
import { ofProblems, storiesOf } from './stories.queries.ts'

interface HouseholdRow {
  id: string
  number: string
  village: string
  headName: string
  category: string
  sealedPhone: Buffer | null
  villagerGroup: string | null
  attributes: Readonly<Record<string, unknown>>
  members: (Omit<HouseholdRecord['members'][number], 'documentNumber'> & { id: string; sealed: string | null; attributes: Readonly<Record<string, unknown>> })[]
  position: Position | null
  sampledIn: string[]
}

/** Where it lies by the last visit that took it, whoever made that: as much as its address says. */
const lastPosition = sql`(
  select jsonb_build_object('latitude', visit.position_latitude, 'longitude', visit.position_longitude) from standing_visit as visit
  where visit.county = household.county and visit.subject = household.id and visit.village = household.village
    and visit.position_latitude is not null
  order by visit.received_at desc, visit.id desc limit 1)`

/**
 * Which households of a list a phone holds, whole; the others are left out.
 * @param held says of a `household` whether it does
 */
export async function recordsOf(
  database: Database, actor: Actor, ids: readonly string[], held: RawBuilder<SqlBool>, today: Day,
): Promise<HouseholdRecord[]> {
  if (ids.length === 0) return []
  const { taken } = await getParameter(database, actor.county, 'positions', today)
  const [{ rows }, visits, problems, helpers] = await Promise.all([
    sql<HouseholdRow>`
      select household.id, household.number, household.village, household.head_name as "headName", household.category,
        household.sealed_phone as "sealedPhone", household.attributes ->> 'villagerGroup' as "villagerGroup", household.attributes,
        (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'sex', sex, 'relation', relation,
            'birthDate', birth_date, 'sealed', encode(sealed, 'hex'), 'attributes', attributes) order by number), '[]')
          from member where member.county = household.county and member.household = household.id) as members,
        ${taken ? lastPosition : sql`null`} as position,
        array(select round from round_sample
          where round_sample.county = household.county and round_sample.subject = household.id order by round) as "sampledIn"
      from household
      where household.id = any(${[...ids]}::uuid[]) and household.ended_at is null
        and household.county = ${actor.county} and ${held}
      order by household.village, household.number`.execute(database),
    visitsOf(database, actor, ids),
    problemsOf(database, actor, ids),
    listHelperContacts(database, actor.county, ids, today),
  ])
  const stories = await storiesOf(database, actor.county, [...problems.values()].flat())
  const keys = keysOf(database)
  return rows.map(({ attributes, sealedPhone, ...row }) => {
    const phone = openPhone(keys, 'household', actor.county, row.id, sealedPhone)
    const opened = row.members.map((member) =>
      openFacts(keys, actor.county, { ...member, sealed: member.sealed === null ? null : Buffer.from(member.sealed, 'hex') }))
    return {
      ...row,
      phone: phone === null ? null : maskPhone(phone),
      members: row.members.map(({ name, sex, relation, birthDate }, index) => {
        const documentNumber = opened[index]?.documentNumber ?? null
        return { name, sex, relation, birthDate, documentNumber: documentNumber === null ? null : maskDocumentNumber(documentNumber) }
      }),
      facts: factsOf(attributes, opened.map((member) => member.attributes)),
      visits: visits.get(row.id)?.made ?? [],
      lastAnswers: visits.get(row.id)?.lastAnswers ?? {},
      problems: problems.get(row.id) ?? [],
      stories: ofProblems(stories, problems.get(row.id) ?? []),
      helpers: helpers.get(row.id) ?? [],
    }
  })
}

interface VisitRow {
  subject: string
  id: string
  round: string
  outcome: string
  seen: boolean
  comeAgainOn: Day | null
  assessed: string
  found: string[]
  at: Date
  inspector: string
  inspectorName: string
  keptAnswers: Record<string, string>
}

/** The visits of a household, and what the last of them that was told it said, by question. */
interface Visited {
  made: HouseholdRecord['visits']
  lastAnswers: Record<string, string>
}

/**
 * How visits ended, and what they looked at for whoever reads the findings of every department. Whoever may not read visits
 * still learns which households the own rounds have been to, so that nobody goes twice.
 */
async function visitsOf(
  database: Database, actor: Actor, ids: readonly string[],
): Promise<Map<string, Visited>> {
  const reading = actorScope(actor, 'visits:read')
  const register = actorScope(actor, 'register:read')
  const everyItem = { ...reading, grants: actorScope(actor, 'problems:read').grants.filter(({ department }) => department === null) }
  const readsAll = inHouseholds(everyItem, 'visit.county', 'visit.village', 'visit.subject')
  const { rows } = await sql<VisitRow>`
    select visit.subject, visit.id, visit.round, visit.outcome, visit.seen, coalesce(visit.ended_at, visit.received_at) as at,
      visit.inspector, person.name as "inspectorName", visit.come_again_on as "comeAgainOn",
      case when ${readsAll} then visit.assessed::text else '' end as assessed,
      array(select item from finding where finding.county = visit.county and finding.visit = visit.id and ${readsAll} order by item) as found, visit.kept_answers as "keptAnswers"
    from standing_visit as visit
    join person on person.county = visit.county and person.id = visit.inspector
    join round on round.county = visit.county and round.id = visit.round
    where visit.subject = any(${[...ids]}::uuid[]) and (
      ${inHouseholds(reading, 'visit.county', 'visit.village', 'visit.subject')}
      or (${inOwnRounds(actor)} and ${inHouseholds(register, 'visit.county', 'visit.village', 'visit.subject')}))
    order by visit.received_at, visit.id`.execute(database)
  const bySubject = new Map<string, Visited>()
  for (const { subject, at, outcome, keptAnswers, ...row } of rows) {
    const before = bySubject.get(subject) ?? { made: [], lastAnswers: {} }
    const visit = { ...row, at: at.toISOString(), outcome: VisitOutcome.parse(outcome) }
    bySubject.set(subject, { made: [...before.made, visit], lastAnswers: { ...before.lastAnswers, ...keptAnswers } })
  }
  return bySubject
}

/** A visit of a round of which somebody records visits in that place. */
function inOwnRounds(actor: Actor): RawBuilder<boolean> {
  const places = tiers.map((tier) => {
    const scope = { county: actor.county, grants: recordingPosts(actor.posts, tier) }
    return sql`(round.tier = ${tier} and ${inHouseholds(scope, 'visit.county', 'visit.village', 'visit.subject')})`
  })
  return sql<boolean>`(${sql.join(places, sql` or `)})`
}

/** The problems of some subjects that somebody may see, by subject. */
export async function problemsOf(database: Database, actor: Actor, ids: readonly string[]): Promise<Map<string, Problem[]>> {
  const scope = actorScope(actor, 'problems:read')
  const rows = await database
    .selectFrom('problem').selectAll()
    .where('county', '=', actor.county)
    .where('subject', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(() => inItems(scope, 'problem.county', 'problem.region', 'problem.department'))
    .orderBy('item')
    .execute()
  const bySubject = new Map<string, Problem[]>()
  for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), problemOf(row)])
  return bySubject
}
