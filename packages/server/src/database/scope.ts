import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Grant, Scope } from '@lookback/core/access'

/**
 * Scope as SQL. Every query of records takes a `Scope` and puts one of these in its WHERE, so that nothing outside the
 * actor's jurisdiction is returned or changed; no grants means no rows. The rule itself is `core/access/scope.ts`.
 */

/** Rows that belong to a place and to no department in particular, e.g. `visit.village`. */
export function inRegions(scope: Scope, county: string, region: string): RawBuilder<SqlBool> {
  return scoped(scope, county, (grant) =>
    grant.department === null ? within(region, grant.region) : sql`false`)
}

/** Rows of one check item in one place: problems and findings. A department sees its own items only. */
export function inItems(scope: Scope, county: string, region: string, department: string): RawBuilder<SqlBool> {
  return scoped(scope, county, (grant) =>
    grant.department === null
      ? within(region, grant.region)
      : sql`(${within(region, grant.region)} and ${sql.ref(department)} = ${grant.department})`)
}

/** Rows in the areas of a scope, whatever the department: narrows early what a later condition tells apart in full. */
export function inAreas(scope: Scope, county: string, region: string): RawBuilder<SqlBool> {
  return scoped(scope, county, (grant) => within(region, grant.region))
}

/**
 * Households, and what hangs on them: a department sees those with a problem in its own items.
 * @param household the reference to the household's id, e.g. `household.id`
 */
export function inHouseholds(scope: Scope, county: string, village: string, household: string): RawBuilder<SqlBool> {
  return scoped(scope, county, (grant) =>
    grant.department === null
      ? within(village, grant.region)
      : sql`(${within(village, grant.region)} and exists (
          select 1 from problem as scoped_problem
          where scoped_problem.county = ${sql.ref(county)} and scoped_problem.subject = ${sql.ref(household)}
            and scoped_problem.department = ${grant.department}))`)
}

/** Whether the areas of a scope are all of the county: a query may then do without a list of what lies inside. */
export function isWholeCounty(scope: Scope): boolean {
  return scope.grants.some(({ region }) => region === scope.county)
}

/** Below a region: a range over the code, which an index on a column with collation "C" serves. */
export function within(column: string, region: string): RawBuilder<SqlBool> {
  const end = region.slice(0, -1) + String.fromCharCode(region.charCodeAt(region.length - 1) + 1)
  return sql<SqlBool>`(${sql.ref(column)} >= ${region} and ${sql.ref(column)} < ${end})`
}

function scoped(scope: Scope, county: string, condition: (grant: Grant) => RawBuilder<unknown>): RawBuilder<SqlBool> {
  const grants = scope.grants.length > 0 ? sql.join(scope.grants.map(condition), sql` or `) : sql`false`
  return sql<SqlBool>`(${sql.ref(county)} = ${scope.county} and (${grants}))`
}
