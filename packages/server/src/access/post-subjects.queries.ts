import type { Transaction } from 'kysely'
import type { DB } from '../database/types.gen.ts'
import type { MovedSubject, SubjectToSave } from '../subjects/index.ts'
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
  return saveSubjects(transaction, county, await postSubjects(transaction, county, ids, 'posts' in which ? 'post.id' : 'post.person'))
}

/** Posts as what can have a problem, by their own identifiers or by those of the people. */
export async function postSubjects(
  transaction: Transaction<DB>, county: string, ids: readonly string[], by: 'post.id' | 'post.person' = 'post.id',
): Promise<SubjectToSave[]> {
  if (ids.length === 0) return []
  const rows = await transaction
    .selectFrom('post')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'post.county').onRef('person.id', '=', 'post.person'))
    .select(['post.id', 'post.region', 'post.title', 'person.name'])
    .where('post.county', '=', county)
    .where(by, 'in', [...ids])
    .execute()
  return rows.map(({ id, region, title, name }) => ({ kind: 'post', id, region, name: `${title} ${name}`, number: postNumber(id) }))
}

/** Short enough to be written down; the end of an identifier is its random part. */
function postNumber(id: string): string {
  return `P${id.slice(-8)}`
}
