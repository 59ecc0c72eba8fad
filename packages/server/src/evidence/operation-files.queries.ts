import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Operation } from '@lookback/core/sync'
import type { DB } from '../database/types.gen.ts'
import type { Database } from '../database/connect.ts'

/** Notes which files operations carry, and of which visit they are. */
export async function insertOperationFiles(
  transaction: Transaction<DB>, county: string, operations: readonly Pick<Operation, 'id' | 'kind' | 'files' | 'actor'>[],
): Promise<void> {
  const rows = operations.flatMap(({ id, kind, actor, files }) => files.map(({ name, sha256, role }) => ({
    county, operation: id, name, sha256: Buffer.from(sha256, 'hex'), person: actor, visit: kind === 'visit' ? id : null, role: role ?? null,
  })))
  if (rows.length === 0) return
  await transaction.insertInto('operation_file').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
  await attachToVisits(transaction, county, rows.map(({ sha256 }) => sha256.toString('hex')))
}

/**
 * Gives visits those of their files that their inspector has sent. Called by whichever comes last, the file or the visit; the lock on
 * the file's name makes the one wait for the other, so that neither misses it.
 * @param names SHA-256 as hexadecimal text
 */
export async function attachToVisits(transaction: Transaction<DB>, county: string, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${county} ${name}`}, 0))`.execute(transaction)
  }
  await sql`
    insert into attachment (county, visit, name, sha256, original, bytes, media_type, role)
    select used.county, used.visit, used.name, file.content, file.sha256, file.bytes, file.media_type, used.role
    from operation_file as used
    join evidence_file as file on file.county = used.county and file.sha256 = used.sha256
    join evidence_holder as holder on holder.county = used.county and holder.sha256 = used.sha256 and holder.person = used.person
    where used.county = ${county} and used.visit is not null and file.let_go_in is null
      and used.sha256 = any(${names.map((name) => `\\x${name}`)}::bytea[])
    on conflict (county, visit, name) do nothing`.execute(transaction)
}

/** Which files of some operations their makers have not sent, by operation; that somebody else has sent the same tells nothing. */
export async function missingFiles(database: Database, county: string, operations: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ operation: string; missing: string[] }>`
    select used.operation, array_agg(distinct encode(used.sha256, 'hex')) as missing
    from operation_file as used
    where used.county = ${county} and used.operation = any(${[...operations]}::uuid[])
      and not exists (
        select 1 from evidence_holder as holder
        where holder.county = used.county and holder.sha256 = used.sha256 and holder.person = used.person)
    group by used.operation`.execute(database)
  return new Map(rows.map(({ operation, missing }) => [operation, missing]))
}
