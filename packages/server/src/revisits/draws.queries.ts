import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DrawReply, RevisitDraw, VillageDraw } from '@lookback/core/revisits'
import type { Day } from '@lookback/core/kernel'
import { inRegions, within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import type { DrawnVillage } from './sample.ts'
import { townshipOf } from '@lookback/core/places'

/** The draws of a county take turns until commit; nobody else waits. */
export async function lockDraws(transaction: Transaction<DB>, county: string): Promise<void> {
  await transaction.selectFrom('county').select('county').where('county', '=', county).forNoKeyUpdate().execute()
}

export async function insertDraw(
  transaction: Transaction<DB>, county: string, draw: { id: string; dueOn: Day; drawnBy: string; drawnAt: Date },
  villages: readonly DrawnVillage[],
): Promise<void> {
  if (villages.length === 0) return
  await transaction.insertInto('revisit_draw').values(villages.map((one) => ({
    county, id: draw.id, village: one.village, seed: one.seed, drawn_at: draw.drawnAt, drawn_by: draw.drawnBy,
    due_on: draw.dueOn, closed: one.closed, drawn_before: one.drawnBefore, lot: one.lot, sample: one.sample,
    problems: one.problems.length,
  }))).execute()
}

interface DrawRow extends Omit<RevisitDraw, 'drawnAt' | 'probability'> {
  drawnAt: Date
}

/** Draws within a scope, the latest first, village by village. */
export async function listDraws(
  database: Kysely<DB>, scope: Scope, { id, region }: { id?: string | undefined; region?: string | undefined },
): Promise<RevisitDraw[]> {
  const { rows } = await sql<DrawRow>`
    select draw.id, draw.village, village.name as "villageName", coalesce(township.name, '') as "townshipName", draw.seed,
      draw.drawn_at as "drawnAt", person.name as "drawnByName", draw.due_on as "dueOn", draw.closed,
      draw.drawn_before as "drawnBefore", draw.lot, draw.sample, draw.problems
    from revisit_draw as draw
    join region as village on village.county = draw.county and village.code = draw.village
    left join region as township on township.county = village.county and township.code = village.parent
    left join person on person.county = draw.county and person.id = draw.drawn_by
    where ${inRegions(scope, 'draw.county', 'draw.village')}
      and ${id === undefined ? sql`true` : sql`draw.id = ${id}`}
      and ${region === undefined ? sql`true` : within('draw.village', region)}
    order by draw.drawn_at desc, draw.id, draw.village`.execute(database)
  return rows.map((row) => ({ ...row, drawnAt: row.drawnAt.toISOString(), probability: row.sample / row.lot }))
}

/** @returns null where there is none of that id */
export async function findDraw(database: Kysely<DB>, scope: Scope, id: string): Promise<DrawReply | null> {
  const villages = await listDraws(database, scope, { id })
  const [first] = villages
  return first ? { dueOn: first.dueOn, villages, explained: null } : null
}

/** Puts the names of village and township to some villages. */
export async function nameVillages(
  database: Kysely<DB>, county: string, villages: readonly Omit<VillageDraw, 'villageName' | 'townshipName'>[],
): Promise<VillageDraw[]> {
  if (villages.length === 0) return []
  const names = await regionNames(database, county)
  return villages.map((one) => ({
    ...one, villageName: names.get(one.village) ?? one.village, townshipName: names.get(townshipOf(one.village)) ?? '',
  }))
}

export async function regionNames(database: Kysely<DB>, county: string): Promise<Map<string, string>> {
  const rows = await database.selectFrom('region').select(['code', 'name']).where('county', '=', county).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
