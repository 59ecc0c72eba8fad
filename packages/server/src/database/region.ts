import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'

/** The township that a code lies in, as `townshipOf` of `core/places` says. */
export function townshipIn(column: string): RawBuilder<string> {
  return sql<string>`left(${sql.ref(column)}, 9)`
}
