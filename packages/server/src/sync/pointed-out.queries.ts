import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { OutsideScopeWork, VisitedTwice } from '@lookback/core/sync'
import { pointedOut } from '@lookback/core/sync'
import type { Subject } from '@lookback/core/subjects'
import { dayOf } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { inRegions } from '../database/scope.ts'
import { householdsAsIn } from '../register/index.ts'

interface Page {
  after: readonly string[] | null
  limit: number
}

interface OutsideRow {
  id: string
  kind: string
  sequence: number
  personName: string
  subject: Subject
  regionName: string
  happenedAt: Date
  recordedAt: Date
  total: number
}

/**
 * What the log says was taken in outside its maker's scope, the latest first.
 * @param page.after the number in the log of the last row seen
 */
export async function listOutsideScopeRows(
  database: Database, scope: Scope, { after, limit }: Page,
): Promise<{ rows: (OutsideScopeWork & { sequence: number })[]; total: number }> {
  const [sequence = null] = after ?? []
  const { rows } = await sql<OutsideRow>`
    with outside as (
      select entry.id, entry.kind, entry.sequence, person.name as "personName",
        jsonb_build_object('kind', subject.kind, 'id', subject.id, 'name', subject.name, 'number', subject.number) as subject,
        region.name as "regionName", entry.happened_at as "happenedAt",
        entry.recorded_at as "recordedAt", count(*) over () as total
      from log_entry as entry
      join person on person.county = entry.county and person.id = entry.actor
      join subject on subject.county = entry.county and subject.id = entry.subject
      join region on region.county = subject.county and region.code = subject.region
      where entry.county = ${scope.county} and entry.payload ->> 'outsideScope' = 'true'
        and ${inRegions(scope, 'subject.county', 'subject.region')})
    select * from outside where ${sequence}::bigint is null or sequence < ${sequence}::bigint
    order by sequence desc limit ${limit}`.execute(database)
  return {
    rows: rows.map(({ happenedAt, recordedAt, ...row }) => ({
      ...row, happenedAt: happenedAt.toISOString(), recordedAt: recordedAt.toISOString(),
    })),
    total: rows[0]?.total ?? 0,
  }
}

interface TwiceRow {
  id: string
  number: string
  headName: string
  village: string
  villageName: string
  visits: { id: string; inspectorName: string; at: string }[]
  total: number
}

/**
 * Households visited more than once in a round, by village and number; of a round that is over where they belonged then.
 * @param page.after village and number of the last row seen
 */
export async function listVisitedTwiceRows(
  database: Database, scope: Scope, round: string, { after, limit }: Page,
): Promise<{ rows: (VisitedTwice & { village: string })[]; total: number }> {
  const [village = '', number = ''] = after ?? []
  const { rows } = await sql<TwiceRow>`
    with twice as (
      select household.id, household.number, household.head_name as "headName", household.village, region.name as "villageName",
        count(*) over () as total
      from (
        select visit.county, visit.subject from standing_visit as visit
        where visit.county = ${scope.county} and visit.round = ${round} and visit.outcome = any(${pointedOut['keep-both']}::text[])
        group by visit.county, visit.subject having count(*) > 1) as visited
      join ${householdsAsIn(scope, { round })} on household.county = visited.county and household.id = visited.subject
      join region on region.county = household.county and region.code = household.village
      where ${inRegions(scope, 'household.county', 'household.village')})
    select twice.*, (
      select jsonb_agg(jsonb_build_object('id', visit.id, 'inspectorName', person.name, 'at', coalesce(visit.ended_at, visit.received_at))
        order by visit.received_at, visit.id)
      from standing_visit as visit join person on person.county = visit.county and person.id = visit.inspector
      where visit.county = ${scope.county} and visit.round = ${round} and visit.subject = twice.id
        and visit.outcome = any(${pointedOut['keep-both']}::text[])) as visits
    from twice where (village, number) > (${village}, ${number}) order by village, number limit ${limit}`.execute(database)
  return {
    rows: rows.map(({ id, number: own, headName, visits, village: code, villageName }) => ({
      household: { id, number: own, headName }, village: code, villageName,
      visits: visits.map((visit) => ({ id: visit.id, inspectorName: visit.inspectorName, on: dayOf(new Date(visit.at)) })),
    })),
    total: rows[0]?.total ?? 0,
  }
}
