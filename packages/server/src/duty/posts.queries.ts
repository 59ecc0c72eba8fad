import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Duty } from '@lookback/core/access'
import type { DutyPost, Leave } from '@lookback/core/duty'
import type { Day } from '@lookback/core/kernel'
import { endsAfter } from '../database/dated.ts'
import { within } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'

/** Somebody who should be at the post, with the unit that sent the person. */
export type ExpectedPost = Omit<DutyPost, 'leaves'> & { unit: string }

/** Whoever should be in the villages of some areas on a day, or on any from it until another, by village and name. */
export async function listExpected(
  database: Kysely<DB>, county: string, { areas, duties, day, until = day, person = null }: { areas: readonly string[]; duties: readonly Duty[]; day: Day; until?: Day; person?: string | null },
): Promise<ExpectedPost[]> {
  if (areas.length === 0 && person === null) return []
  const where = [...areas.map((area) => within('post.region', area)), ...person === null ? [] : [sql`post.person = ${person}`]]
  const { rows } = await sql<ExpectedPost>`
    select post.id as post, post.person, person.name, post.title, post.unit, unit.name as "unitName", post.region as village
    from post
    join person on person.county = post.county and person.id = post.person
    join unit on unit.county = post.county and unit.code = post.unit
    join region on region.county = post.county and region.code = post.region and region.level = 'village'
    where post.county = ${county} and post.valid_from <= ${until} and ${endsAfter('post', day)} and post.duty = any(${[...duties]}::text[]) and (${sql.join(where, sql` or `)})
    order by post.region, person.name, post.id`.execute(database)
  return rows
}

/** The slips of some posts that hold on a day of a span, by post. */
export async function listSlips(database: Kysely<DB>, county: string, posts: readonly string[], { from, to }: { from: Day; to: Day }): Promise<Map<string, Leave[]>> {
  if (posts.length === 0) return new Map()
  const { rows } = await sql<Omit<Leave, 'askedAt' | 'decidedAt'> & { askedAt: Date; decidedAt: Date | null }>`
    select id, post, person, village, kind, is_official as "isOfficial", may_be_later as "mayBeLater", from_day as "from", to_day as "to", tier, state, asked_at as "askedAt",
      asked_by as "askedBy", decided_at as "decidedAt", decided_by as "decidedBy"
    from duty_leave where county = ${county} and post = any(${[...posts]}::uuid[]) and from_day <= ${to} and to_day >= ${from}
    order by asked_at, id`.execute(database)
  const slips = new Map<string, Leave[]>()
  for (const { askedAt, decidedAt, ...row } of rows) {
    slips.set(row.post, [...(slips.get(row.post) ?? []), { ...row, askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null }])
  }
  return slips
}

/** Somebody who should be there, with what slips say; reasons stay at the desk that decides on them. */
export function withSlips({ post, person, name, title, unitName, village }: ExpectedPost, slips: ReadonlyMap<string, readonly Leave[]>): DutyPost {
  return { post, person, name, title, unitName, village, leaves: (slips.get(post) ?? []).map(({ id, kind, isOfficial, from, to, state, askedAt }) => ({ id, kind, isOfficial, from, to, state, askedAt })) }
}
