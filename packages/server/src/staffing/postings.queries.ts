import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { Duty } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { addDays, Role } from '@lookback/core/kernel'
import type { Posting } from '@lookback/core/staffing'
import { kindOfPost } from '@lookback/core/staffing'
import { holdsOn } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'
import { isSentIn } from './sent-by.queries.ts'

/** Posts held on a day that send somebody somewhere, within a scope. */
export async function listPostedPeople(database: Kysely<DB>, scope: Scope, today: Day): Promise<Posting[]> {
  const rows = await database
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .select(['post.id', 'post.person', 'person.name', 'post.unit', 'unit.name as unitName', 'post.title', 'post.role', 'post.duty', 'post.region', 'post.valid_from', 'post.valid_to'])
    .where(isSentIn(scope, 'post')).where(holdsOn('post', today))
    .where((post) => post.or([post('post.duty', 'is not', null), post('post.role', 'in', ['census-team', 'supervision-team'])]))
    .execute()
  return rows.flatMap(({ role, duty, valid_from: from, valid_to: until, ...row }) => {
    const kind = kindOfPost(Role.parse(role), duty === null ? null : Duty.parse(duty))
    return kind === null ? [] : [{ ...row, kind, from, until: until === null ? null : addDays(until, -1) }]
  })
}

/** Somebody with a post held on a day. */
export interface PostedPerson {
  person: string
  name: string
  unit: string
  unitName: string
  unitKind: string
  role: string
  duty: string | null
  region: string
}

/** Every post of the county that is held on a day, departments first, of all people or of some. */
export async function listPostsOf(database: Kysely<DB>, county: string, today: Day, people?: readonly string[]): Promise<PostedPerson[]> {
  const query = database
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .select(['post.person', 'person.name', 'post.unit', 'unit.name as unitName', 'unit.kind as unitKind', 'post.role', 'post.duty', 'post.region'])
    .where('post.county', '=', county).where(holdsOn('post', today))
    .orderBy(sql`unit.kind <> 'department'`).orderBy('unit.code').orderBy('person.name').orderBy('post.id')
  return people === undefined ? query.execute() : query.where('post.person', '=', sql<string>`any(${[...people]}::uuid[])`).execute()
}
