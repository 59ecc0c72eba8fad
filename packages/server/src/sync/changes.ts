import type { z } from 'zod'
import { entryKinds } from '@lookback/core/capabilities'
import type { getChanges } from '@lookback/core/sync'
import type { PhoneActor } from '../assignments/index.ts'
import { onPhoneOf } from '../assignments/index.ts'
import { actorScope } from '../kit/actor.ts'
import { dayOf } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import type { Database } from '../database/connect.ts'
import { systemClock } from '../clock.ts'
import { noteContact } from './devices.queries.ts'
import { ownDevice, scopeFingerprint, tellScope } from './devices.ts'
import { listDrawnIn } from './drawn.queries.ts'
import { frameOf } from './frame.ts'
import { recordsOf } from './household-records.queries.ts'
import { subjectRecordsOf } from './subject-records.queries.ts'
import { backedUpTo, hashAt, headPosition, listEntriesAfter } from './log-position.queries.ts'

type Query = z.output<NonNullable<typeof getChanges.query>>
type Reply = z.input<typeof getChanges.reply>

/**
 * What has changed since the phone's position: every household, and what else has problems, that an entry of the log is
 * about, or that was drawn for a round, as it is now, or that it is no longer the phone's. The log says *that* something changed; the
 * state is read after it, so that it is never older than the position that goes with it.
 */
export async function changesSince(application: Application, actor: PhoneActor, query: Query): Promise<Reply> {
  const { database, clock } = application
  await ownDevice(database, actor, query.device)
  await noteContact(database, actor.county, query.device, query.clockOffset ?? null, systemClock())
  const fingerprint = scopeFingerprint(actor)
  const head = await headPosition(database, actor.county)
  const frame = await frameOf(application, actor)
  const common = {
    scope: { fingerprint, grants: [...actorScope(actor, 'register:read').grants] },
    frame: frame.fingerprint === query.frame ? null : frame,
    backedUp: await backedUpTo(database, actor.county),
    now: clock().toISOString(),
  }
  const standing = await standingOf(database, actor.county, query, fingerprint, head.sequence)
  const held = onPhoneOf(actor, query.keeps)
  if (standing !== 'current') {
    await tellScope(application, actor, query.device, { fingerprint, through: head.sequence })
    const households = await recordsOf(database, actor, query.keeps, held, dayOf(clock()))
    return { ...common, standing, households, subjects: [], gone: [], position: head, more: false }
  }
  const { touched: told, moved, position, more } = await touchedSince(database, actor.county, query, head.sequence)
  const drawn = await listDrawnIn(database, actor.county, held, { after: query.sequence, through: position.sequence })
  const touched = [...new Set([...told, ...drawn])]
  const households = await recordsOf(database, actor, touched, held, dayOf(clock()))
  const subjects = await subjectRecordsOf(database, actor, touched)
  const { sequence: through } = await headPosition(database, actor.county)
  await tellScope(application, actor, query.device, { fingerprint, through })
  const inScope = new Set([...households, ...subjects].map(({ id }) => id))
  // What was kept for its work leaves once the work is done, whatever kind of entry that was.
  const left = actor.given === null ? moved : touched
  return { ...common, standing, households, subjects, gone: left.filter((id) => !inScope.has(id)), position, more }
}

/** What makes a phone fetch a subject anew, and what can also have taken it out of somebody's scope. */
const touching = new Set<string>(entryKinds(({ moves }) => moves.phones !== 'nothing'))
const moving = new Set<string>(entryKinds(({ moves }) => moves.phones === 'out-of-scope'))

async function standingOf(
  database: Database, county: string, query: Query, fingerprint: string, head: number,
): Promise<Reply['standing']> {
  const { sequence, hash, answeredSequence = 0, answeredHash } = query
  const isKnown = async (number: number, ofChain: string | undefined) =>
    number <= head && (ofChain === undefined || (await hashAt(database, county, number)) === ofChain)
  if (!(await isKnown(sequence, hash)) || !(await isKnown(answeredSequence, answeredHash))) return 'restored'
  return query.scope === fingerprint ? 'current' : 'scope-changed'
}

/** The households that the next entries are about, and where that leads. */
async function touchedSince(database: Database, county: string, { sequence, limit }: Query, head: number) {
  const entries = await listEntriesAfter(database, county, { sequence, through: head, limit })
  const last = entries.at(-1)
  const subjectsOf = (some: typeof entries) => [...new Set(some.flatMap(({ subject }) => subject ?? []))]
  return {
    touched: subjectsOf(entries.filter(({ kind }) => touching.has(kind))),
    moved: subjectsOf(entries.filter(({ kind }) => moving.has(kind))),
    position: { sequence: last?.sequence ?? sequence, hash: last?.hash.toString('hex') ?? (await hashAt(database, county, sequence)) ?? '' },
    more: last !== undefined && last.sequence < head,
  }
}
