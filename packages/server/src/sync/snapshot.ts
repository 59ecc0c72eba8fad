import { countSnapshot, listSnapshotKeys } from './snapshot.queries.ts'
import type { z } from 'zod'
import type { getSnapshot, LogPosition } from '@lookback/core/sync'
import type { PhoneActor } from '../assignments/index.ts'
import { onPhoneOf } from '../assignments/index.ts'
import { actorScope } from '../kit/actor.ts'
import { dayOf } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import type { WrittenReply } from '../kit/kept-reply.ts'
import { readCursor, writeCursor } from '../kit/page.ts'
import { ownDevice, scopeFingerprint, tellScope } from './devices.ts'
import { recordsOf } from './household-records.queries.ts'
import { keptPage } from './kept-pages.ts'
import { headPosition } from './log-position.queries.ts'
import { listSubjectRecords } from './subject-records.queries.ts'

type Query = z.output<NonNullable<typeof getSnapshot.query>>

/**
 * One page of the first fetch. The log's position is read before the page: what changes while the phone goes through the
 * pages comes again with the changes since the first page's position.
 */
export async function snapshotPage(application: Application, actor: PhoneActor, query: Query): Promise<WrittenReply<typeof getSnapshot.reply>> {
  const { database, clock } = application
  await ownDevice(database, actor, query.device)
  const today = dayOf(clock())
  const position = await headPosition(database, actor.county)
  const { posts, given } = actor
  const key = [posts.map(({ role, tier, permissions, region, department }) => [role, tier, permissions, region, department]), given, today, query.cursor, query.limit]
  const page = await keptPage(application, actor.county, key, position.sequence, () => readPage(application, actor, query, { position, today }))
  const { sequence: through } = await headPosition(database, actor.county)
  await tellScope(application, actor, query.device, { fingerprint: scopeFingerprint(actor), through })
  return page
}

async function readPage(
  { database }: Application, actor: PhoneActor, { cursor, limit }: Query, { position, today }: { position: LogPosition; today: Day },
): Promise<z.input<typeof getSnapshot.reply>> {
  const [village = '', number = ''] = readCursor(cursor, 2) ?? []
  const held = onPhoneOf(actor)
  const keys = await listSnapshotKeys(database, actor.county, held, { after: [village, number], limit })
  const total = await countSnapshot(database, actor.county, held)
  const last = keys.at(-1)
  const isLast = keys.length < limit
  return {
    households: await recordsOf(database, actor, keys.map(({ id }) => id), held, today),
    subjects: isLast ? await listSubjectRecords(database, actor) : [],
    next: last && !isLast ? writeCursor([last.village, last.number]) : null,
    total,
    position,
    scope: { fingerprint: scopeFingerprint(actor), grants: [...actorScope(actor, 'register:read').grants] },
  }
}
