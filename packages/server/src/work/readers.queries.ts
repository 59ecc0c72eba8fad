import type { Kysely } from 'kysely'
import { heldPost } from '@lookback/core/capabilities'
import type { Day } from '@lookback/core/kernel'
import { Role } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'

/** Everybody who can sign in, with the posts held on a day. */
export async function listReaders(database: Kysely<DB>, county: string, day: Day): Promise<WorkHolder[]> {
  const rows = await database
    .selectFrom('account')
    .innerJoin('post', (join) => join.onRef('post.county', '=', 'account.county').onRef('post.person', '=', 'account.person'))
    .select(['post.person', 'post.unit', 'post.role', 'post.region', 'post.department'])
    .where('account.county', '=', county).where('account.disabled_at', 'is', null)
    .where(holdsOn('post', day))
    .orderBy('post.id')
    .execute()
  const posts = new Map<string, WorkHolder['posts'][number][]>()
  for (const { person, role, ...post } of rows) {
    posts.set(person, [...(posts.get(person) ?? []), heldPost({ ...post, role: Role.parse(role) })])
  }
  return [...posts].map(([person, held]) => ({ county, person, posts: held }))
}
