import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Region, Unit } from '@lookback/core/register'
import { CodeListEntry, RegionLevel, UnitKind } from '@lookback/core/register'
import { Refusal } from '@lookback/core/refusal'
import type { Day } from '@lookback/core/time'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'

/** The county's regions as they hold on a day. */
export async function listRegions(database: Database, county: string, day: Day): Promise<Region[]> {
  const rows = await database
    .selectFrom('region')
    .select(['code', 'name', 'level', 'parent'])
    .where('county', '=', county)
    .where('valid_from', '<=', day)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', day)]))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, level: RegionLevel.parse(row.level) }))
}

/** The entries of all code lists as they hold on a day: of each list, its latest edition. */
export async function listCodeLists(database: Database, county: string, day: Day): Promise<CodeListEntry[]> {
  const rows = await database
    .selectFrom('code_list')
    .select(['list', 'code', 'label'])
    .where('county', '=', county)
    .where(sql<boolean>`valid_from = (
      select max(edition.valid_from) from code_list as edition
      where edition.county = code_list.county and edition.list = code_list.list and edition.valid_from <= ${day})`)
    .orderBy('list').orderBy('position')
    .execute()
  return rows.map((row) => CodeListEntry.parse(row))
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
