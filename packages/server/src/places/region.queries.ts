import type { Scope } from '@lookback/core/access'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Region, Unit } from '@lookback/core/places'
import { RegionLevel, UnitKind } from '@lookback/core/places'
import { Refusal } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'
import { holdsOn } from '../database/dated.ts'

/** The county's regions as they hold on a day. */
export async function listRegions(database: Database, county: string, day: Day): Promise<Region[]> {
  const rows = await database
    .selectFrom('region')
    .select(['code', 'name', 'level', 'parent'])
    .where('county', '=', county)
    .where(holdsOn('region', day))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, level: RegionLevel.parse(row.level) }))
}

/** @throws {Refusal} `unit-unknown` */
export async function readUnit(database: Kysely<DB>, county: string, code: string): Promise<Unit> {
  const unit = await database
    .selectFrom('unit').select(['code', 'name', 'kind', 'region']).where('county', '=', county).where('code', '=', code)
    .executeTakeFirst()
  if (!unit) throw new Refusal('unit-unknown', { unit: code })
  return { ...unit, kind: UnitKind.parse(unit.kind) }
}

/** @throws {Refusal} `region-unknown` for a region of no county or another one */
export async function readRegion(database: Kysely<DB>, county: string, code: string): Promise<{ code: string; name: string }> {
  const region = await database
    .selectFrom('region').select(['code', 'name']).where('county', '=', county).where('code', '=', code).executeTakeFirst()
  if (!region) throw new Refusal('region-unknown', { region: code })
  return region
}

/** The regions of the scope, and those above them that lead there. */
export async function listRegionsInScope(database: Database, scope: Scope) {
  const inside = scope.grants.map(
    ({ region }) => sql`(starts_with(code, ${region}) or starts_with(${region}, code))`,
  )
  return database
    .selectFrom('region').select(['code', 'name', 'level', 'parent', sql<boolean>`valid_to is not null`.as('isEnded')])
    .where('county', '=', scope.county)
    .where(inside.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(inside, sql` or `)})`)
    .orderBy('code')
    .execute()
}
