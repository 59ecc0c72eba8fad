import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Correction, Reported } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { inIndicators } from './scope.queries.ts'

export interface StoredCorrection {
  id: string
  report: string
  indicator: string
  region: string
  period: Day
  year: number
  confirmers: string[]
  ordinal: number | null
  state: Correction['state']
  before: Reported
  after: Reported
  proposedBy: string | null
}

const columns = sql`correction.id, correction.report, report.indicator, report.region, report.period, indicator.year, indicator.confirmers,
  correction.ordinal, correction.state, correction.before, correction.after, correction.proposed_by as "proposedBy"`
const joined = sql`indicator_correction as correction
  join indicator_report as report on report.county = correction.county and report.id = correction.report
  join indicator on indicator.county = report.county and indicator.id = report.indicator`

/** A correction within a scope, held until the transaction ends. */
export async function lockCorrection(transaction: Transaction<DB>, scope: Scope, id: string): Promise<StoredCorrection | null> {
  const { rows } = await sql<StoredCorrection>`
    select ${columns} from ${joined} where correction.county = ${scope.county} and correction.id = ${id} and ${inIndicators(scope, 'report.region')}
    for update of correction`.execute(transaction)
  return rows[0] ?? null
}

/** The corrections of a report, the first one first. */
export async function listOfReport(transaction: Transaction<DB>, county: string, report: string): Promise<StoredCorrection[]> {
  const { rows } = await sql<StoredCorrection>`
    select ${columns} from ${joined} where correction.county = ${county} and correction.report = ${report} order by correction.proposed_at`
    .execute(transaction)
  return rows
}

export async function insertCorrection(
  transaction: Transaction<DB>, county: string,
  { id, report, before, after, reason, evidence, proposedBy, proposedAt }: Pick<StoredCorrection, 'id' | 'report' | 'before' | 'after' | 'proposedBy'>
    & { reason: string; evidence: string; proposedAt: Date },
): Promise<void> {
  await transaction.insertInto('indicator_correction').values({
    county, id, report, before: JSON.stringify(before), after: JSON.stringify(after), reason, evidence, state: 'proposed', decision: '',
    proposed_by: proposedBy, proposed_at: proposedAt,
  }).execute()
}

/** The number of the next correction of a year; the county's indicators of the year are held, so that none is given twice. */
export async function nextOrdinal(transaction: Transaction<DB>, county: string, year: number): Promise<number> {
  await sql`select 1 from indicator where county = ${county} and year = ${year} order by id for update`.execute(transaction)
  const { rows } = await sql<{ last: number | null }>`
    select max(correction.ordinal) as last from ${joined} where correction.county = ${county} and indicator.year = ${year}`.execute(transaction)
  return (rows[0]?.last ?? 0) + 1
}

export async function decide(
  transaction: Transaction<DB>, county: string, id: string,
  { ordinal, state, decision, by, at }: { ordinal: number | null; state: 'confirmed' | 'refused'; decision: string; by: string; at: Date },
): Promise<void> {
  await transaction.updateTable('indicator_correction').set({ ordinal, state, decision, decided_by: by, decided_at: at })
    .where('county', '=', county).where('id', '=', id).execute()
}

/** The corrections of an indicator within a place, the latest first. */
export async function listCorrections(
  database: Kysely<DB>, scope: Scope, indicator: string, region: string,
): Promise<(Omit<Correction, 'place' | 'proposedAt' | 'decidedAt'> & { proposedAt: Date; decidedAt: Date | null })[]> {
  const { rows } = await sql<Omit<Correction, 'place' | 'proposedAt' | 'decidedAt'> & { proposedAt: Date; decidedAt: Date | null }>`
    select correction.id, correction.report, report.indicator, report.region, report.period, correction.ordinal, correction.state,
      correction.before, correction.after, correction.reason, correction.evidence, proposer.name as "proposedByName",
      correction.proposed_at as "proposedAt", decider.name as "decidedByName", correction.decided_at as "decidedAt", correction.decision
    from ${joined}
    left join person as proposer on proposer.county = correction.county and proposer.id = correction.proposed_by
    left join person as decider on decider.county = correction.county and decider.id = correction.decided_by
    where correction.county = ${scope.county} and indicator.id = ${indicator} and ${within('report.region', region)}
      and ${inIndicators(scope, 'report.region')}
    order by correction.proposed_at desc`.execute(database)
  return rows
}

export interface DecidedCorrection {
  ordinal: number
  indicator: string
  place: string
  period: Day
  before: Reported
  after: Reported
  reason: string
}

/** The corrections that were confirmed after a moment, in the order of their numbers. */
export async function listDecidedSince(database: Kysely<DB>, scope: Scope, since: Date): Promise<DecidedCorrection[]> {
  const { rows } = await sql<DecidedCorrection>`
    select correction.ordinal, indicator.name as indicator, region.name as place, report.period, correction.before, correction.after, correction.reason
    from ${joined}
    join region on region.county = report.county and region.code = report.region
    where correction.county = ${scope.county} and correction.state = 'confirmed' and correction.decided_at > ${since}
      and ${inIndicators(scope, 'report.region')}
    order by correction.ordinal`.execute(database)
  return rows
}
