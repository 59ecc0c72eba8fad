import { sql } from 'kysely'
import type { SearchProvider } from '../kit/search-provider.ts'
import { inItems } from '../database/scope.ts'

/** Fewer digits than these begin most numbers. */
const FEWEST_CHARACTERS = 3

/** Problems by the number of what they are about, those that are open first. */
export const problemSearch: SearchProvider = {
  kind: 'problem',
  permission: 'problems:read',
  find: async (database, scope, { kind, text, part }, limit) => {
    if (kind !== 'number' || text.length < FEWEST_CHARACTERS) return []
    const { rows } = await sql<{ id: string; name: string; detail: string }>`
      select problem.id, concat(subject.name, ' ', problem.number) as detail, coalesce(item.wording, problem.item) as name
      from problem
      join subject on subject.county = problem.county and subject.id = problem.subject
      left join check_item as item
        on item.county = problem.county and item.standard = problem.standard and item.code = problem.item
      where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and problem.number like ${part}
      order by problem.state in ('closed', 'void'), problem.number, problem.item limit ${limit}`.execute(database)
    return rows
  },
}
