import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { Objections, Objector, VillageObjectionFilter, VillageObjectionRow } from '@lookback/core/village-meetings'
import { maskName } from '@lookback/core/register'
import type { DB } from '../database/types.gen.ts'
import { inRegions } from '../database/scope.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { namedPlace } from './minutes.queries.ts'
import { openObjector, sealObjector } from './sealed-objector.ts'

const isOpen = sql`(objection.answered_at is null and notice.state = 'running')`

function source(scope: Scope, { notice, queue }: VillageObjectionFilter): RawBuilder<unknown> {
  const conditions = [inRegions(scope, 'objection.county', 'objection.village'), notice && sql`objection.notice = ${notice}`, queue && isOpen].filter((condition) => typeof condition === 'object')
  return sql`from village_objection as objection
    join village_notice as notice on notice.county = objection.county and notice.id = objection.notice
    join village_meeting_minutes as minutes on minutes.county = notice.county and minutes.meeting = notice.meeting and minutes.number = notice.number
    where ${sql.join(conditions, sql` and `)}`
}

type Kept = Omit<VillageObjectionRow, 'objector' | 'answeredAt' | 'mayAnswer'> & { sealed: Buffer; answeredAt: Date | null; isOpen: boolean }

/** Objections within a scope, the latest first; who objected is masked. */
export async function listObjectionRows(
  database: Kysely<DB>, scope: Scope, filter: VillageObjectionFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<{ rows: (VillageObjectionRow & { isOpen: boolean })[]; total: number }> {
  const [day = '', id = ''] = after ?? []
  const beyond = after ? sql`(objection.day, objection.id) < (${day}::date, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Kept>`
    select objection.id, objection.notice, objection.village, ${namedPlace('objection')}, minutes.told -> 'topics' -> (notice.topic - 1) ->> 'title' as title, objection.day::text as day, objection.text,
      objection.sealed_objector as sealed, (select person.name from person where person.county = objection.county and person.id = objection.taken_by) as "takenByName",
      objection.answer, objection.is_upheld as "isUpheld", objection.answered_at as "answeredAt",
      (select person.name from person where person.county = objection.county and person.id = objection.answered_by) as "answeredByName", ${isOpen} as "isOpen"
    ${source(scope, filter)} and ${beyond} order by objection.day desc, objection.id desc limit ${limit}`.execute(database)
  const all = await sql<{ total: number }>`select count(*)::integer as total ${source(scope, filter)}`.execute(database)
  const keys = keysOf(database)
  return {
    rows: rows.map(({ sealed, answeredAt, id: objection, ...row }) => ({
      ...row, id: objection, objector: maskName(openObjector(keys, scope.county, objection, sealed).name), answeredAt: answeredAt?.toISOString() ?? null, mayAnswer: false,
    })),
    total: all.rows[0]?.total ?? 0,
  }
}

/** Objections of a scope that wait for an answer: the village of each with the last day of its notice. */
export async function listUnanswered(database: Kysely<DB>, scope: Scope): Promise<{ village: string; due: Day }[]> {
  const { rows } = await sql<{ village: string; due: Day }>`select objection.village, notice.to_day::text as due ${source(scope, { queue: 'village-objection-to-answer' })}`.execute(database)
  return rows
}

/** How it stands with the objections to a notice. */
export async function countObjections(database: Kysely<DB>, county: string, notice: string): Promise<Objections> {
  const { rows } = await sql<Objections>`
    select count(*) filter (where answered_at is null)::integer as open, count(*) filter (where is_upheld)::integer as upheld
    from village_objection where county = ${county} and notice = ${notice}`.execute(database)
  return rows[0] ?? { open: 0, upheld: 0 }
}

export interface AddedObjection {
  id: string
  notice: string
  village: string
  day: Day
  text: string
  objector: Objector
  at: string
  by: string
}

export async function insertObjection(transaction: Transaction<DB>, county: string, { objector, at, by, ...row }: AddedObjection): Promise<void> {
  await transaction.insertInto('village_objection').values({
    county, ...row, sealed_objector: sealObjector(keysOf(transaction), county, row.id, objector), taken_at: at, taken_by: by, answer: '', is_upheld: null, answered_at: null, answered_by: null,
  }).execute()
}

/** An objection within a scope; `lock` holds it until the transaction ends. */
export async function findObjection(
  database: Kysely<DB>, scope: Scope, id: string, { lock }: { lock: boolean },
): Promise<{ notice: string; village: string; isAnswered: boolean; objector: Objector } | null> {
  const { rows: [found] } = await sql<{ notice: string; village: string; isAnswered: boolean; sealed: Buffer }>`
    select objection.notice, objection.village, objection.answered_at is not null as "isAnswered", objection.sealed_objector as sealed from village_objection as objection
    where ${inRegions(scope, 'objection.county', 'objection.village')} and objection.id = ${id} ${lock ? sql`for update` : sql``}`.execute(database)
  if (!found) return null
  const { sealed, ...row } = found
  return { ...row, objector: openObjector(keysOf(database), scope.county, id, sealed) }
}

export async function setAnswer(
  transaction: Transaction<DB>, county: string, id: string, { text, isUpheld, by, at }: { text: string; isUpheld: boolean; by: string; at: string },
): Promise<void> {
  await transaction.updateTable('village_objection').set({ answer: text, is_upheld: isUpheld, answered_by: by, answered_at: at }).where('county', '=', county).where('id', '=', id).execute()
}
