import { sql } from 'kysely'
import type { SearchProvider } from '../kit/search-provider.ts'
import { inItems } from '../database/scope.ts'

/** Fewer figures than these begin most numbers. */
const FEWEST_CHARACTERS = 3

/** Problems by the number of what they are about, those that are open first. */
export const problemSearch: SearchProvider = {
  kind: 'problem',
  permission: 'problems:read',
  find: async (database, scope, { kind, text, part }, limit) => {
    if (kind !== 'number' || text.length < FEWEST_CHARACTERS) return []
    const { rows } = await sql<{ id: string; name: string; detail: string }>`
      with about as materialized (
        select id, name, number from subject where county = ${scope.county} and kind <> 'member' and number like ${part})
      select problem.id, concat(about.name, ' ', about.number) as detail, coalesce((
          select wording from check_item where check_item.county = problem.county and check_item.code = problem.item
          order by check_item.standard desc limit 1), problem.item) as name
      from about join problem on problem.county = ${scope.county} and problem.subject = about.id
      where ${inItems(scope, 'problem.county', 'problem.village', 'problem.department')}
      order by problem.state in ('closed', 'void'), about.number, problem.item limit ${limit}`.execute(database)
    return rows
  },
}
