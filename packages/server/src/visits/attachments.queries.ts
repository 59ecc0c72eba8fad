import { inRegions } from '../database/scope.ts'
import type { Scope } from '@lookback/core/access'
import type { Database } from '../database/connect.ts'
/** A file of a visit within a scope, by its name; undefined where there is none. */
export async function findAttachment(database: Database, scope: Scope, visit: string, name: string) {
  return database
    .selectFrom('attachment')
    .innerJoin('visit', (join) =>
      join.onRef('visit.county', '=', 'attachment.county').onRef('visit.id', '=', 'attachment.visit'))
    .innerJoin('household', (join) =>
      join.onRef('household.county', '=', 'visit.county').onRef('household.id', '=', 'visit.subject'))
    .select(['attachment.sha256', 'attachment.media_type', 'attachment.let_go_in'])
    .where(() => inRegions(scope, 'household.county', 'household.village'))
    .where('attachment.visit', '=', visit).where('attachment.name', '=', name)
    .executeTakeFirst()
}
