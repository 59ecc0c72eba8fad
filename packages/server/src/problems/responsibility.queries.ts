import type { Kysely } from 'kysely'
import { Role } from '@lookback/core/kernel'
import type { DutyPost } from '@lookback/core/problems'
import { Duty } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { DB } from '../database/types.gen.ts'
import { holdsOn } from '../database/dated.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openPhone } from '../kit/sealed-phone.ts'

/** A post of the chain with the words that a page shows. */
export interface NamedDutyPost extends DutyPost {
  name: string
  title: string
  unitName: string
  validFrom: Day
}

/** The posts held on a day that answer for something in the chain: those with a duty, and the departments' own. */
export async function listDutyPosts(database: Kysely<DB>, county: string, day: Day): Promise<NamedDutyPost[]> {
  const rows = await database
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .select([
      'post.person', 'post.unit', 'post.role', 'post.duty', 'post.region', 'post.department', 'post.title',
      'person.name', 'unit.name as unitName', 'post.valid_from as validFrom',
    ])
    .where('post.county', '=', county)
    .where((row) => row.or([row('post.duty', 'is not', null), row('post.role', '=', 'department')]))
    .where(holdsOn('post', day))
    .orderBy('post.id')
    .execute()
  return rows.map((row) => ({ ...row, role: Role.parse(row.role), duty: row.duty === null ? null : Duty.parse(row.duty) }))
}

/** The telephones of people, as far as they are known. */
export async function findPhones(database: Kysely<DB>, county: string, people: readonly string[]): Promise<Map<string, string | null>> {
  if (people.length === 0) return new Map()
  const rows = await database
    .selectFrom('person').select(['id', 'sealed_phone']).where('county', '=', county).where('id', 'in', [...new Set(people)]).execute()
  const keys = keysOf(database)
  return new Map(rows.map(({ id, sealed_phone: sealed }) => [id, openPhone(keys, 'person', county, id, sealed)]))
}
