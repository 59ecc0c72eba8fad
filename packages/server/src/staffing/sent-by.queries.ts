import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { inRegions } from '../database/scope.ts'

/** Who is sent into the places of a scope, and whom its departments send anywhere; of a query with a `county`. */
export function isSentIn(scope: Scope, table: 'post' | 'reinforcement'): RawBuilder<SqlBool> {
  const departments = scope.grants.flatMap(({ department }) => department ?? [])
  return sql<SqlBool>`(${inRegions(scope, `${table}.county`, `${table}.region`)}
    or (${sql.ref(`${table}.county`)} = ${scope.county} and ${sql.ref(`${table}.unit`)} = any(${departments}::text[])))`
}
