import { countSnapshot, listSnapshotKeys } from './snapshot.queries.ts'
import type { z } from 'zod'
import type { getSnapshot } from '@lookback/core/sync'
import type { PhoneActor } from '../assignments/index.ts'
import { onPhoneOf } from '../assignments/index.ts'
import { actorScope } from '../kit/actor.ts'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { readCursor, writeCursor } from '../kit/page.ts'
import { ownDevice, scopeFingerprint, tellScope } from './devices.ts'
import { recordsOf } from './household-records.queries.ts'
import { headPosition } from './log-position.queries.ts'
import { listSubjectRecords } from './subject-records.queries.ts'

/**
 * One page of the first fetch. The log's position is read before the page: what changes while the phone goes through the
 * pages comes again with the changes since the first page's position.
 */
export async function snapshotPage(
  application: Application, actor: PhoneActor, query: z.output<NonNullable<typeof getSnapshot.query>>,
): Promise<z.input<typeof getSnapshot.reply>> {
  const { database, clock } = application
  await ownDevice(database, actor, query.device)
  const fingerprint = scopeFingerprint(actor)
  const position = await headPosition(database, actor.county)
  const scope = actorScope(actor, 'register:read')
  const [village = '', number = ''] = readCursor(query.cursor, 2) ?? []
  const held = onPhoneOf(actor)
  const keys = await listSnapshotKeys(database, actor.county, held, { after: [village, number], limit: query.limit })
  const total = await countSnapshot(database, actor.county, held)
  const last = keys.at(-1)
  const households = await recordsOf(database, actor, keys.map(({ id }) => id), held, dayOf(clock()))
  const isLast = keys.length < query.limit
  const subjects = isLast ? await listSubjectRecords(database, actor) : []
  const { sequence: through } = await headPosition(database, actor.county)
  await tellScope(application, actor, query.device, { fingerprint, through })
  return {
    households,
    subjects,
    next: last && !isLast ? writeCursor([last.village, last.number]) : null,
    total,
    position,
    scope: { fingerprint, grants: [...scope.grants] },
    now: clock().toISOString(),
  }
}
