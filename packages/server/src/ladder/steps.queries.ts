import type { Kysely, RawBuilder, SqlBool, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { LadderCounts, LadderStep, LadderStepRow, LadderSubject, PastStep, StepFilter, SteppedFact } from '@lookback/core/ladder'
import { isTold, rungs } from '@lookback/core/ladder'
import type { DB } from '../database/types.gen.ts'
import { inSeats } from '../letters/index.ts'
import type { LadderReader } from './reader.ts'

const toldRungs = rungs.filter((rung) => isTold({ outcome: 'confirmed', rung }))

/**
 * Decisions that somebody may read, known as `step`: all of them for the office; for others what was decided and is told, of the own unit
 * or of oneself.
 */
function concerns({ county, person, seats, decides }: LadderReader): RawBuilder<SqlBool> {
  if (decides) return sql<SqlBool>`step.county = ${county}`
  return sql<SqlBool>`(step.county = ${county} and step.outcome = 'confirmed' and step.rung in (${sql.join(toldRungs)})
    and (step.person = ${person} or (step.kind = 'unit' and ${inSeats(seats, 'step.unit', 'step.region')})))`
}

const columns = sql`step.id, step.kind, step.code, step.unit, step.region, step.person, step.outcome, step.proposed, step.rung, step.organ, step.number, step."on", step.words,
  step.reasons, step.decided_at as "decidedAt", step.decided_by as "decidedBy",
  case when step.kind = 'unit' then (select unit.name from unit where unit.county = step.county and unit.code = step.unit)
    else (select person.name from person where person.county = step.county and person.id = step.person) end as name,
  case when step.kind = 'unit' then '' else coalesce((select post.title || ' ' || unit.name from post join unit on unit.county = post.county and unit.code = post.unit
    where post.county = step.county and post.id::text = step.code), '') end as detail,
  (select person.name from person where person.county = step.county and person.id = step.decided_by) as "decidedByName"`
type Read = Omit<LadderStepRow, 'subject' | 'decidedAt'> & LadderSubject & { decidedAt: Date }

function toldAs({ kind, code, decidedAt, ...row }: Read): LadderStepRow {
  return { ...row, subject: { kind, code }, decidedAt: decidedAt.toISOString() }
}

/** Decisions, the latest first. */
export async function listStepRows(
  database: Kysely<DB>, reader: LadderReader, { outcome, rung, kind, code }: StepFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: LadderStepRow[]; total: number }> {
  const conditions = [
    concerns(reader), outcome && sql`step.outcome = ${outcome}`, rung && sql`step.rung = ${rung}`, kind && sql`step.kind = ${kind}`, code !== undefined && sql`step.code = ${code}`,
  ].filter((condition) => typeof condition === 'object')
  const source = sql`from ladder_step as step where ${sql.join(conditions, sql` and `)}`
  const [at = '', id = ''] = after ?? []
  const beyond = after ? sql`(step.decided_at, step.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Read>`select ${columns} ${source} and ${beyond} order by step.decided_at desc, step.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source}`.execute(database)
  return { rows: rows.map(toldAs), total: all.rows[0]?.total ?? 0 }
}

export async function findStep(database: Kysely<DB>, reader: LadderReader, id: string): Promise<LadderStepRow | undefined> {
  const { rows } = await sql<Read>`select ${columns} from ladder_step as step where ${concerns(reader)} and step.id = ${id}`.execute(database)
  return rows[0] && toldAs(rows[0])
}

export async function countSteps(database: Kysely<DB>, county: string): Promise<Omit<LadderCounts, 'proposed'>> {
  const of = (rung: string) => sql`count(*) filter (where outcome = 'confirmed' and rung = ${rung})::integer`
  const { rows } = await sql<Omit<LadderCounts, 'proposed'>>`
    select ${of('remind')} as remind, ${of('supervise')} as supervise, ${of('talk')} as talk, ${of('transfer')} as transfer,
      count(*) filter (where outcome = 'put-aside')::integer as "putAside"
    from ladder_step where county = ${county}`.execute(database)
  return rows[0] ?? { remind: 0, supervise: 0, talk: 0, transfer: 0, putAside: 0 }
}

/** A decision of the past, and of whom. */
export type PastStepOf = PastStep & LadderSubject

/** What was decided before of every subject, or of one, the first first; with the records that each was the first decision on. */
export async function listPastSteps(database: Kysely<DB>, county: string, subject: LadderSubject | null): Promise<PastStepOf[]> {
  const { rows } = await sql<PastStepOf>`
    select step.kind, step.code, step.rung, step.outcome = 'confirmed' as "isConfirmed",
      coalesce((select jsonb_agg(jsonb_build_object('measure', fact.measure, 'record', fact.record, 'about', fact.about, 'day', fact.day))
        from ladder_fact as fact where fact.county = step.county and fact.step = step.id and fact.is_new), '[]') as facts
    from ladder_step as step where step.county = ${county} and ${subject ? sql`step.kind = ${subject.kind} and step.code = ${subject.code}` : sql`true`}
    order by step.decided_at, step.id`.execute(database)
  return rows
}

/** The records behind a decision. */
export async function listStepFacts(database: Kysely<DB>, county: string, step: string): Promise<SteppedFact[]> {
  const { rows } = await sql<SteppedFact>`
    select measure, record, about, day, is_new as "isNew" from ladder_fact where county = ${county} and step = ${step} order by day desc, measure, record`.execute(database)
  return rows
}

/** Decisions by number, as far as somebody may read them. */
export async function nameSteps(database: Kysely<DB>, reader: LadderReader, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select step.id, concat_ws(' ', nullif(step.organ, ''), nullif(step.number, '')) as text from ladder_step as step where ${concerns(reader)} and step.id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** A decision as it is kept, by column. */
export function stepRow(county: string, { subject, decidedAt, decidedBy, ...step }: LadderStep) {
  return { ...step, county, kind: subject.kind, code: subject.code, decided_at: decidedAt, decided_by: decidedBy }
}

export function factRow(county: string, step: string, { isNew, ...fact }: SteppedFact) {
  return { ...fact, county, step, is_new: isNew }
}

export async function insertStep(transaction: Transaction<DB>, county: string, step: LadderStep, facts: readonly SteppedFact[]): Promise<void> {
  const { reasons, ...row } = stepRow(county, step)
  await transaction.insertInto('ladder_step').values({ ...row, reasons: JSON.stringify(reasons) }).execute()
  if (facts.length > 0) {
    await sql`insert into ladder_fact (county, step, measure, record, about, day, is_new)
      select ${county}, ${step.id}::uuid, measure, record, about, day, "isNew"
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as fact (measure text, record text, about uuid, day date, "isNew" boolean)`.execute(transaction)
  }
}
