import type { Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
import type { MovedSubject } from '../subjects/index.ts'
import { saveSubjects } from '../subjects/index.ts'

/**
 * Keeps posts as what can have a problem: those named by id, or all that some people hold or held.
 * @returns those whose problems moved with them
 */
export async function keepPostSubjects(
  transaction: Transaction<DB>, county: string, which: { posts: readonly string[] } | { people: readonly string[] },
): Promise<MovedSubject[]> {
  const ids = 'posts' in which ? which.posts : which.people
  if (ids.length === 0) return []
  const rows = await transaction
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .select(['post.id', 'post.region', 'post.title', 'person.name'])
    .where('post.county', '=', county)
    .where('posts' in which ? 'post.id' : 'post.person', 'in', [...ids])
    .execute()
  return saveSubjects(transaction, county, rows.map(({ id, region, title, name }) =>
    ({ kind: 'post', id, region, name: `${title} ${name}`, number: postNumber(id) })))
}

/** Short enough to be written down; the end of an identifier is its random part. */
function postNumber(id: string): string {
  return `P${id.slice(-8)}`
}
