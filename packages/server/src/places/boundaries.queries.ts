import type { Scope } from '@lookback/core/access'
import type { Boundary, RegionLevel } from '@lookback/core/places'
import { Outline } from '@lookback/core/places'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { inAreas, within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** The file that the county uses now. */
export async function findBoundaryFile(database: Kysely<DB>, county: string) {
  return await database
    .selectFrom('boundary_file').select(['version', 'source', 'is_invented', 'sha256', 'saved_at'])
    .where('county', '=', county).orderBy('version', 'desc').limit(1).executeTakeFirst()
}

/** Files of a county take turns, so that each has a number of its own. */
export async function lockCounty(transaction: Kysely<DB>, county: string): Promise<void> {
  await sql`select 1 from county where county = ${county} for no key update`.execute(transaction)
}

export interface BoundaryFileRow {
  version: number
  source: string
  isInvented: boolean
  sha256: string
  savedAt: Date
  savedBy: string | null
}

export async function insertBoundaries(
  transaction: Kysely<DB>, county: string, file: BoundaryFileRow, boundaries: readonly Boundary[],
): Promise<void> {
  await transaction.insertInto('boundary_file').values({
    county, version: file.version, source: file.source, is_invented: file.isInvented, sha256: file.sha256, saved_at: file.savedAt,
    saved_by: file.savedBy,
  }).execute()
  await sql`
    insert into boundary (county, version, region, outline)
    select ${county}, ${file.version}, region, outline
    from jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as row (region text, outline jsonb)`.execute(transaction)
}

/** How many places of each level a version has an outline for. */
export async function countBoundaries(database: Kysely<DB>, county: string, version: number): Promise<{ townships: number; villages: number }> {
  const row = await database
    .selectFrom('boundary')
    .select([
      sql<number>`(count(*) filter (where length(region) = 9))::int`.as('townships'),
      sql<number>`(count(*) filter (where length(region) = 12))::int`.as('villages'),
    ])
    .where('county', '=', county).where('version', '=', version).executeTakeFirstOrThrow()
  return row
}

/** The outlines of a level in the areas of a scope, in the order of their codes. */
export async function listBoundaries(
  database: Kysely<DB>, scope: Scope, version: number, { level, region }: { level: Exclude<RegionLevel, 'county'>; region?: string | undefined },
): Promise<Boundary[]> {
  const rows = await database
    .selectFrom('boundary').select(['region', 'outline'])
    .where(inAreas(scope, 'boundary.county', 'boundary.region')).where('version', '=', version)
    .where(sql<boolean>`length(region) = ${level === 'township' ? 9 : 12}`)
    .where(region === undefined ? sql<boolean>`true` : within('boundary.region', region))
    .orderBy('region').execute()
  return rows.map((row) => ({ region: row.region, outline: Outline.parse(row.outline) }))
}
