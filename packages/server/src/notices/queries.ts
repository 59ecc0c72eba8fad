import type { RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Notice, Noticed } from '@lookback/core/notices'
import { NOTICE_COUNT_LIMIT } from '@lookback/core/notices'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'

/** A notice as it is kept: what it is about has no name yet. */
export type NoticeRow = Omit<Notice, 'about'> & { about: Pick<Noticed, 'kind' | 'id'> | null }

/** One's own notices, the latest first. */
export async function listNoticeRows(
  database: Database, actor: Actor, { unread, after, limit }: { unread: boolean; after: readonly string[] | null; limit: number },
): Promise<{ rows: NoticeRow[]; total: number }> {
  const [createdAt = '', id = ''] = after ?? []
  const beyond = after ? sql`(notice.created_at, notice.id) < (${createdAt}::timestamptz, ${id}::uuid)` : sql`true`
  const { rows } = await sql<Omit<NoticeRow, 'createdAt'> & { createdAt: Date }>`
    select notice.id, notice.kind, notice.created_at as "createdAt", notice.read_at is not null as read,
      person.name as "actorName", notice.detail, case when notice.among is not null then notice.about_kind end as among,
      case when notice.about is not null then jsonb_build_object('kind', notice.about_kind, 'id', notice.about) end as about
    from notice
    left join person on person.county = notice.county and person.id = notice.actor
    where ${own(actor, unread)} and ${beyond}
    order by notice.created_at desc, notice.id desc limit ${limit}`.execute(database)
  const counted = await sql<{ total: number }>`
    select count(*) as total from notice where ${own(actor, unread)}`.execute(database)
  return { rows: rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), total: counted.rows[0]?.total ?? 0 }
}

function own(actor: Actor, unread: boolean): RawBuilder<unknown> {
  return sql`notice.county = ${actor.county} and notice.person = ${actor.person}
    and ${unread ? sql`notice.read_at is null` : sql`true`}`
}

/** How many are unread, counted up to one more than the limit. */
export async function countUnread(database: Database, actor: Actor): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from (
      select 1 from notice where ${own(actor, true)} limit ${NOTICE_COUNT_LIMIT + 1}) as unread`.execute(database)
  return rows[0]?.unread ?? 0
}

export async function markRead(
  database: Database, actor: Actor, which: { ids: readonly string[] } | { upTo: string }, now: Date,
): Promise<void> {
  const chosen = 'ids' in which
    ? sql`id = any(${[...which.ids]}::uuid[])`
    : sql`(created_at, id) <= (select last.created_at, last.id from notice as last
        where last.county = ${actor.county} and last.person = ${actor.person} and last.id = ${which.upTo})`
  await sql`update notice set read_at = ${now} where ${own(actor, true)} and ${chosen}`.execute(database)
}

/** Notices that were read before a moment are gone; what they told of is in the log. */
export async function deleteReadBefore(transaction: Transaction<DB>, county: string, before: Date): Promise<void> {
  await transaction.deleteFrom('notice').where('county', '=', county).where('read_at', '<', before).execute()
}

/** How many notices were read before a moment. */
export async function countReadBefore(database: Database, county: string, before: Date): Promise<number> {
  const { count } = await database
    .selectFrom('notice').select(({ fn }) => fn.countAll<number>().as('count'))
    .where('county', '=', county).where('read_at', '<', before)
    .executeTakeFirstOrThrow()
  return count
}
