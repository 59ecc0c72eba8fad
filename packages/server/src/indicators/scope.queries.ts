import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Grant, Scope } from '@lookback/core/access'
import type { ComputedSource } from '@lookback/core/indicators'
import { within } from '../database/scope.ts'

/**
 * What hangs on an indicator in a place, of a query that knows the catalogue as `indicator`: a department has its own
 * indicators, and those that it is a partner of.
 * @param region the reference to the place, e.g. `report.region`
 */
export function inIndicators(scope: Scope, region: string): RawBuilder<SqlBool> {
  return granted(scope, (grant) => sql`(${within(region, grant.region)} and ${concerns(grant)})`)
}

/** The lines of the catalogue that somebody may read, wherever they are reached. */
export function inCatalogue(scope: Scope): RawBuilder<SqlBool> {
  return granted(scope, concerns)
}

/** Members, or households, are the business of whoever leads an indicator that counts them. */
export function inCounted(scope: Scope, region: string, computed: ComputedSource): RawBuilder<SqlBool> {
  return granted(scope, ({ region: area, department }) => (department === null
    ? within(region, area)
    : sql`(${within(region, area)} and exists (select 1 from indicator as counting where counting.county = ${scope.county}
        and counting.computed = ${computed} and counting.lead = ${department}))`))
}

function concerns({ department }: Grant): RawBuilder<unknown> {
  return department === null ? sql`true` : sql`(indicator.lead = ${department} or indicator.partners @> ${JSON.stringify([department])}::jsonb)`
}

function granted(scope: Scope, condition: (grant: Grant) => RawBuilder<unknown>): RawBuilder<SqlBool> {
  const grants = scope.grants.length > 0 ? sql.join(scope.grants.map(condition), sql` or `) : sql`false`
  return sql<SqlBool>`(${grants})`
}
