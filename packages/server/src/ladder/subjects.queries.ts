import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { LadderSubject } from '@lookback/core/ladder'
import type { DB } from '../database/types.gen.ts'

/** A unit, or a post with whoever holds it. */
export interface KnownSubject extends LadderSubject {
  name: string
  detail: string
  unit: string
  region: string
  person: string | null
}

/** Units and posts by name. */
export async function listSubjects(database: Kysely<DB>, county: string, subjects: readonly LadderSubject[]): Promise<KnownSubject[]> {
  const of = (kind: LadderSubject['kind']) => subjects.filter((subject) => subject.kind === kind).map(({ code }) => code)
  const { rows } = await sql<KnownSubject>`
    select 'unit' as kind, unit.code, unit.name, '' as detail, unit.code as unit, unit.region, null::uuid as person from unit
    where unit.county = ${county} and unit.code = any(${of('unit')}::text[])
    union all select 'post', post.id::text, person.name, post.title || ' ' || unit.name, post.unit, unit.region, post.person from post
    join person on person.county = post.county and person.id = post.person
    join unit on unit.county = post.county and unit.code = post.unit
    where post.county = ${county} and post.id::text = any(${of('post')}::text[])`.execute(database)
  return rows
}

/** Nobody else decides on the subject until this transaction has ended. */
export async function holdSubject(transaction: Transaction<DB>, county: string, { kind, code }: LadderSubject): Promise<void> {
  await (kind === 'unit'
    ? sql`select 1 from unit where county = ${county} and code = ${code} for no key update`
    : sql`select 1 from post where county = ${county} and id::text = ${code} for no key update`).execute(transaction)
}
