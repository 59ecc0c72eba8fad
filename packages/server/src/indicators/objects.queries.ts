import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { IndicatorObject, Milestone, ObjectFilter, ObjectRow, ObjectStanding, ObjectToTell } from '@lookback/core/indicators'
import { deductedStates, finishedStates, objectCounts } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { inIndicators } from './scope.queries.ts'

const isDeducted = sql`object.state in (${sql.join(deductedStates.map((state) => sql.lit(state)))})`
const isFinished = sql`object.state in (${sql.join(finishedStates.map((state) => sql.lit(state)))})`
const isLeft = sql`not ${isDeducted} and not ${isFinished}`

const standings: Readonly<Record<ObjectStanding, (today: Day) => RawBuilder<unknown>>> = {
  counted: () => sql`not ${isDeducted}`,
  finished: () => isFinished,
  'in-use': () => sql`object.state = 'in-use'`,
  left: () => isLeft,
  behind: (today) => sql`(${isLeft} and object.planned_on < ${today})`,
  'not-started': () => sql`object.state = 'planned'`,
  deducted: () => isDeducted,
}

/** A filter as the condition that list and figures go by. */
function narrowed({ indicator, region, department, year, standing, search }: ObjectFilter, today: Day): RawBuilder<unknown> {
  const conditions = [
    indicator === undefined ? sql`true` : sql`object.indicator = ${indicator}`,
    region === undefined ? sql`true` : within('object.region', region),
    department === undefined ? sql`true` : sql`indicator.lead = ${department}`,
    year === undefined ? sql`true` : sql`indicator.year = ${Number(year)}`,
    standing === undefined ? sql`true` : standings[standing](today),
    search === undefined || search === '' ? sql`true` : sql`(strpos(object.name, ${search}) > 0 or starts_with(object.number, ${search}))`,
  ]
  return sql.join(conditions, sql` and `)
}

const columns = sql`object.id, object.indicator, object.subject, object.region as village, object.number, object.name, object.state, object.responsible,
  object.planned_on as "plannedOn", object.started_on as "startedOn", object.finished_on as "finishedOn", object.note, object.photos`
const source = sql`indicator_object as object
  join indicator on indicator.county = object.county and indicator.id = object.indicator
  join subject on subject.county = object.county and subject.id = object.subject`

/** As the list tells it, but for what the caller may do. */
export type ListedObject = Omit<ObjectRow, 'mayChange'> & { lead: string }

function listed(today: Day): RawBuilder<unknown> {
  return sql`select ${columns}, indicator.name as "indicatorName", indicator.lead, subject.kind as "subjectKind",
    coalesce(${standings.behind(today)}, false) as "isBehind" from ${source}`
}

/** What is still to be finished before what is, each in the order of what should be finished first. */
export async function listObjects(
  database: Kysely<DB>, scope: Scope, filter: ObjectFilter, today: Day, page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: ListedObject[]; total: number }> {
  const [isSettled = '', planned = '', id = ''] = page.after ?? []
  const place = sql`not (${isLeft}), coalesce(object.planned_on, '2999-12-31'), object.id`
  const after = page.after ? sql`(${place}) > (${isSettled}::boolean, ${planned}::date, ${id}::uuid)` : sql`true`
  const chosen = sql`object.county = ${scope.county} and ${inIndicators(scope, 'object.region')} and ${narrowed(filter, today)}`
  const { rows } = await sql<ListedObject>`${listed(today)} where ${chosen} and ${after}
    order by ${place} limit ${page.limit}`.execute(database)
  const counted = await sql<{ total: number }>`select count(*) as total from ${source} where ${chosen}`.execute(database)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** What is not in use yet and still counts, by place: what is still to be told of. */
export async function listOpenObjects(database: Kysely<DB>, scope: Scope): Promise<ObjectToTell[]> {
  const { rows } = await sql<ObjectToTell>`
    select ${columns}, indicator.name as "indicatorName" from ${source}
    where object.county = ${scope.county} and ${inIndicators(scope, 'object.region')} and not ${isDeducted} and object.state <> 'in-use'
    order by object.region, object.number, object.id`.execute(database)
  return rows
}

/** Whose photo it is that an object shows: shown where whoever named it has it. */
export async function findPhoto(
  database: Kysely<DB>, scope: Scope, object: string, sha256: string,
): Promise<{ content: Buffer; mediaType: string } | null> {
  const { rows } = await sql<{ content: Buffer; mediaType: string }>`
    select file.content, file.media_type as "mediaType" from ${source}
    join evidence_file as file on file.county = object.county and file.sha256 = decode(${sha256}, 'hex') and file.let_go_in is null
    where object.county = ${scope.county} and object.id = ${object} and ${inIndicators(scope, 'object.region')}
      and object.photos @> ${JSON.stringify([sha256])}::jsonb
      and exists (select 1 from log_entry as entry
        join evidence_holder as holder on holder.county = entry.county and holder.person = entry.actor and holder.sha256 = file.sha256
        where entry.county = object.county and entry.subject = object.subject and entry.kind = 'indicator-object-saved'
          and entry.payload ->> 'id' = object.id::text and entry.payload -> 'photos' @> ${JSON.stringify([sha256])}::jsonb)`.execute(database)
  return rows[0] ?? null
}

/** One object within a scope; `lock` holds it until the transaction ends. */
export async function findObject(database: Kysely<DB>, scope: Scope, id: string, today: Day, { lock }: { lock: boolean }): Promise<ListedObject | null> {
  const { rows } = await sql<ListedObject>`${listed(today)} where object.county = ${scope.county} and object.id = ${id}
    and ${inIndicators(scope, 'object.region')} ${lock ? sql`for update of object` : sql``}`.execute(database)
  return rows[0] ?? null
}

/** The objects of some indicators by indicator and number. */
export async function listByNumber(
  transaction: Kysely<DB>, county: string, asked: readonly { indicator: string; number: string }[], { lock }: { lock: boolean },
): Promise<Map<string, IndicatorObject>> {
  const { rows } = await sql<IndicatorObject>`
    select ${columns} from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (indicator uuid, number text)
    join indicator_object as object on object.county = ${county} and object.indicator = asked.indicator and object.number = asked.number
    order by object.id ${lock ? sql`for update of object` : sql``}`.execute(transaction)
  return new Map(rows.map((row) => [`${row.indicator} ${row.number}`, row]))
}

export async function saveObjects(transaction: Transaction<DB>, county: string, objects: readonly IndicatorObject[]): Promise<void> {
  if (objects.length === 0) return
  await sql`
    insert into indicator_object (county, id, indicator, subject, region, number, name, state, responsible, planned_on, started_on, finished_on,
      note, photos)
    select ${county}, id, indicator, subject, village, number, name, state, responsible, "plannedOn", "startedOn", "finishedOn", note, photos
    from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as row (id uuid, indicator uuid, subject uuid, village text, number text, name text,
      state text, responsible text, "plannedOn" date, "startedOn" date, "finishedOn" date, note text, photos jsonb)
    on conflict (county, id) do update set subject = excluded.subject, region = excluded.region, name = excluded.name, state = excluded.state,
      responsible = excluded.responsible, planned_on = excluded.planned_on, started_on = excluded.started_on,
      finished_on = excluded.finished_on, note = excluded.note, photos = excluded.photos`.execute(transaction)
}

export interface CountedObjects extends Record<keyof typeof objectCounts, number> {
  indicator: string
  village: string
}

/** The figures of objects, by indicator and village. */
export async function countObjects(
  database: Kysely<DB>, scope: Scope, ids: readonly string[], region: string | undefined, today: Day,
): Promise<CountedObjects[]> {
  const counted = Object.entries(objectCounts).map(([name, { where }]) =>
    sql`count(*) filter (where ${narrowed(where, today)}) as ${sql.ref(name)}`)
  const { rows } = await sql<CountedObjects>`
    select object.indicator, object.region as village, ${sql.join(counted)} from ${source}
    where object.county = ${scope.county} and object.indicator = any(${[...ids]}::uuid[]) and ${inIndicators(scope, 'object.region')}
      and ${region === undefined ? sql`true` : within('object.region', region)}
    group by 1, 2`.execute(database)
  return rows
}

/** How many objects were finished on each day. */
export async function listFinished(database: Kysely<DB>, scope: Scope, indicator: string, region: string): Promise<Milestone[]> {
  const { rows } = await sql<Milestone>`
    select object.finished_on as day, count(*) as amount from ${source}
    where object.county = ${scope.county} and object.indicator = ${indicator} and ${inIndicators(scope, 'object.region')}
      and ${within('object.region', region)} and ${isFinished} and object.finished_on is not null
    group by 1 order by 1`.execute(database)
  return rows
}
