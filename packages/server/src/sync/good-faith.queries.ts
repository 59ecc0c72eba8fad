import { sql } from 'kysely'
import { entryKinds } from '@lookback/core/capabilities'
import type { Operation, Placement, ToldSpell } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'

/** What an operation is about, where it lies now, and the problem or the indicator's object where it is about one. */
export interface Concerned {
  subject: string
  region: string
  problem: string | null
  object: string | null
}

/** The posts that a phone was told of under the scope that an operation names, and when; null where it never was. */
export async function findTold(
  database: Database, county: string, { device, scope }: Pick<Operation, 'device' | 'scope'>,
): Promise<{ posts: Actor['posts']; spells: ToldSpell[] } | null> {
  const rows = await database
    .selectFrom('device_scope').select(['posts', 'from_sequence', 'through_sequence'])
    .where('county', '=', county).where('device', '=', device).where('fingerprint', '=', scope)
    .orderBy('from_sequence', 'desc').execute()
  const [latest] = rows
  if (!latest) return null
  return {
    posts: latest.posts as unknown as Actor['posts'],
    spells: rows.map((row) => ({ from: row.from_sequence, through: row.through_sequence })),
  }
}

export async function findConcerned(
  database: Database, { county, person }: Actor, aim: { number: string } | { problem: string } | { visit: string; item: string } | { object: string } | { doubt: string },
): Promise<Concerned | null> {
  const subjects = database.selectFrom('subject').where('subject.county', '=', county).select(['subject.id as subject', 'subject.region'])
  if ('number' in aim) {
    const row = await subjects.where('kind', '=', 'household').where('number', '=', aim.number).executeTakeFirst()
    return row ? { ...row, problem: null, object: null } : null
  }
  if ('problem' in aim) {
    const row = await database
      .selectFrom('problem').select(['subject', 'region', 'id as problem'])
      .where('county', '=', county).where('id', '=', aim.problem).executeTakeFirst()
    return row ? { ...row, object: null } : null
  }
  if ('object' in aim) {
    const row = await database
      .selectFrom('indicator_object').select(['subject', 'region', 'id as object'])
      .where('county', '=', county).where('id', '=', aim.object).executeTakeFirst()
    return row ? { ...row, problem: null } : null
  }
  if ('doubt' in aim) {
    const row = await subjects
      .innerJoin('doubt_check', (join) => join.onRef('doubt_check.county', '=', 'subject.county').onRef('doubt_check.household', '=', 'subject.id'))
      .where('doubt_check.id', '=', aim.doubt).executeTakeFirst()
    return row ? { ...row, problem: null, object: null } : null
  }
  // On the spot: the problem may be as new as the visit, which was taken in just before; so it goes by the household.
  const row = await subjects
    .innerJoin('visit', (join) => join.onRef('visit.county', '=', 'subject.county').onRef('visit.subject', '=', 'subject.id'))
    .where('visit.id', '=', aim.visit).where('visit.inspector', '=', person).executeTakeFirst()
  return row ? { ...row, problem: null, object: null } : null
}

/** What says where a subject lies, and who answers for a problem. */
const placing = entryKinds(({ moves }) => moves.places === 'subject')
const answering = entryKinds(({ moves }) => moves.places === 'problem')

/** Where a subject or an object has belonged, and which department has answered for one of its problems, by the log. */
export async function listPlacements(
  database: Database, county: string, { subject, problem, object }: Concerned,
): Promise<Placement[]> {
  if (object !== null) return listObjectPlacements(database, county, subject, object)
  const { rows } = await sql<{ sequence: number; kind: string; village: string; department: string | null }>`
    select sequence, kind, region as village, payload ->> 'department' as department from log_entry
    where county = ${county} and subject = ${subject}
      and (kind = any(${placing}::text[]) or (kind = any(${answering}::text[]) and problem = ${problem}::uuid))
    order by sequence`.execute(database)
  let department: string | null = null
  return rows.flatMap((row): Placement[] => {
    department = row.department ?? department
    // Before it was found nobody was given the problem.
    return problem !== null && department === null ? [] : [{ sequence: row.sequence, village: row.village, department }]
  })
}

/** An object has belonged where each entry about it says. */
async function listObjectPlacements(database: Database, county: string, subject: string, object: string): Promise<Placement[]> {
  const { rows } = await sql<{ sequence: number; village: string }>`
    select sequence, region as village from log_entry
    where county = ${county} and subject = ${subject} and kind = 'indicator-object-saved' and payload ->> 'id' = ${object}
    order by sequence`.execute(database)
  return rows.map((row) => ({ ...row, department: null }))
}
