import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { heldPost } from '@lookback/core/capabilities'
import type { InstructionAbout } from '@lookback/core/instructions'
import type { Day } from '@lookback/core/kernel'
import { Role } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'

const tables = { problem: 'problem', household: 'subject', letter: 'letter', listing: 'supervision_listing' } as const satisfies Record<InstructionAbout['kind'], keyof DB>

/** Where something lies that an instruction is about. */
export async function findPlace(database: Kysely<DB>, county: string, { kind, id }: InstructionAbout): Promise<string | undefined> {
  const { rows } = await sql<{ region: string }>`select region from ${sql.table(tables[kind])} where county = ${county} and id = ${id}`.execute(database)
  return rows[0]?.region
}

interface Seat {
  person: string
  account: string
  name: string
  role: string
  title: string
  unit: string
  unitName: string
  region: string
  regionName: string
  department: string | null
}

/**
 * People with the posts that they hold on a day and their account, where they can sign in (else it is empty); those of the nearest place first: everybody whose area holds a place, or
 * some people.
 */
export async function listActors(database: Kysely<DB>, county: string, day: Day, asked: { around: string } | { people: readonly string[] }): Promise<Actor[]> {
  const whose = 'around' in asked ? sql`exists (select 1 from post as near where near.county = post.county and near.person = post.person and ${holdsOn('near', day)}
    and starts_with(${asked.around}, near.region))` : sql`post.person = any(${[...asked.people]}::uuid[])`
  const { rows } = await sql<Seat>`
    select post.person, coalesce(account.id::text, '') as account, person.name, post.role, post.title, post.unit, unit.name as "unitName", post.region, region.name as "regionName", post.department
    from post
    left join account on account.county = post.county and account.person = post.person and account.disabled_at is null
    join person on person.county = post.county and person.id = post.person
    join unit on unit.county = post.county and unit.code = post.unit
    join region on region.county = post.county and region.code = post.region
    where post.county = ${county} and ${holdsOn('post', day)} and ${whose}
    order by account.id is null, char_length(post.region) desc, post.unit, person.name, post.id`.execute(database)
  const actors = new Map<string, Actor>()
  for (const { person, account, name, role, ...post } of rows) {
    const before = actors.get(person) ?? { county, account, person, name, posts: [] }
    actors.set(person, { ...before, posts: [...before.posts, heldPost({ ...post, role: Role.parse(role) })] })
  }
  return [...actors.values()]
}
