import type { Kysely } from 'kysely'
import { Role } from '@lookback/core/access'
import type { DutyPost } from '@lookback/core/problems'
import { Duty } from '@lookback/core/register'
import type { Day } from '@lookback/core/time'
import type { DB } from '../database/types.gen.ts'

/** A post of the chain with the words that a page shows. */
export interface NamedDutyPost extends DutyPost {
  name: string
  title: string
  unitName: string
}

/** The posts held on a day that answer for something in the chain: those with a duty, and the departments' own. */
export async function listDutyPosts(database: Kysely<DB>, county: string, day: Day): Promise<NamedDutyPost[]> {
  const rows = await database
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .select([
      'post.person', 'post.unit', 'post.role', 'post.duty', 'post.region', 'post.department', 'post.title',
      'person.name', 'unit.name as unitName',
    ])
    .where('post.county', '=', county)
    .where((row) => row.or([row('post.duty', 'is not', null), row('post.role', '=', 'department')]))
    .where('post.valid_from', '<=', day)
    .where((row) => row.or([row('post.valid_to', 'is', null), row('post.valid_to', '>', day)]))
    .orderBy('post.id')
    .execute()
  return rows.map((row) => ({ ...row, role: Role.parse(row.role), duty: row.duty === null ? null : Duty.parse(row.duty) }))
}

/** Who helps which of the households on a day. */
export async function listHelpers(
  database: Kysely<DB>, county: string, households: readonly string[], day: Day,
): Promise<Map<string, string[]>> {
  const helpers = new Map<string, string[]>()
  if (households.length === 0) return helpers
  const rows = await database
    .selectFrom('household_helper')
    .select(['household', 'person'])
    .where('county', '=', county).where('household', 'in', [...new Set(households)])
    .where('valid_from', '<=', day)
    .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', day)]))
    .orderBy('id')
    .execute()
  for (const { household, person } of rows) helpers.set(household, [...(helpers.get(household) ?? []), person])
  return helpers
}

/** The unit of each township by its region, and the departments. */
export async function loadUnits(database: Kysely<DB>, county: string) {
  const rows = await database
    .selectFrom('unit').select(['code', 'region', 'kind'])
    .where('county', '=', county).where('kind', 'in', ['township', 'department']).orderBy('code', 'desc')
    .execute()
  return {
    townships: new Map(rows.filter(({ kind }) => kind === 'township').map(({ region, code }) => [region, code])),
    departments: new Set(rows.filter(({ kind }) => kind === 'department').map(({ code }) => code)),
  }
}

export async function nameUnits(database: Kysely<DB>, county: string, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('unit').select(['code', 'name']).where('county', '=', county).where('code', 'in', codes).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
