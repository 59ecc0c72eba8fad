import { createHash } from 'node:crypto'
import { Refusal, RefusalReply } from '@lookback/core/refusal'
import type { RefusalCode } from '@lookback/core/refusal'
import type { Answer, Operation, SentOperation } from '@lookback/core/sync'
import { passesByItself, readOperation } from '@lookback/core/sync'
import { Instant } from '@lookback/core/time'
import type { Actor } from '../access/actor.ts'
import type { Application } from '../application.ts'
import { canonicalJson } from '../database/log.ts'
import type { JsonObject } from '../database/types.gen.ts'
import { asRefusal } from '../http/errors.ts'
import { apply } from './apply.ts'
import { headPosition } from './log-position.ts'
import { insertOperationFiles, missingFiles } from './operation-files.queries.ts'

/** A phone that sends, with the person whose work it holds. */
export interface Sender {
  actor: Actor
  device: string
}

/**
 * Takes operations in, in order, each by itself: one that is refused is kept whole and hinders no other. What arrived
 * before is answered as it was then.
 */
export async function takeOperations(
  application: Application, sender: Sender, operations: readonly SentOperation[], reference: string,
): Promise<Answer[]> {
  const taken: Omit<Answer, 'missing'>[] = []
  const delayed = new Set<unknown>()
  for (const sent of operations) {
    // What follows on a household's delayed operation may rest on it and waits with it.
    const answer = delayed.has(sent['subject']) ? laterAnswer(sent, new Refusal('service-busy')) : await takeOne(application, sender, sent, reference)
    if (answer.result === 'later') delayed.add(sent['subject'])
    taken.push(answer)
  }
  const missing = await missingFiles(application.database, sender.actor.county, taken.map(({ id }) => id))
  return taken.map((answer) => ({ ...answer, missing: missing.get(answer.id) ?? [] }))
}

/**
 * What came of operations that arrived before. One that is not there (the county was set back to a backup) is to be sent
 * again.
 */
export async function answerKnown(application: Application, { actor: { county }, device }: Sender, ids: readonly string[]): Promise<Answer[]> {
  if (ids.length === 0) return []
  const { database } = application
  const rows = await database
    .selectFrom('operation').select(['id', 'refusal', 'log_sequence', 'outside_scope'])
    .where('county', '=', county).where('device', '=', device).where('id', 'in', [...ids])
    .orderBy('received_at', 'desc').execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  const missing = await missingFiles(database, county, ids)
  return ids.map((id): Answer => {
    const row = known.get(id)
    if (!row) return { id, result: 'later', at: 0, outsideScope: false, refusal: null, missing: [] }
    const refusal = refusalOf(row.refusal)
    return { id, result: refusal ? 'refused' : 'known', at: row.log_sequence, outsideScope: row.outside_scope, refusal, missing: missing.get(id) ?? [] }
  })
}

async function takeOne(
  application: Application, sender: Sender, sent: SentOperation, reference: string,
): Promise<Omit<Answer, 'missing'>> {
  const hash = createHash('sha256').update(canonicalJson(sent as JsonObject)).digest()
  const before = await findTaken(application, sender.actor.county, sent.id)
  const same = before.find((row) => row.content_hash.equals(hash))
  if (same) {
    const refusal = refusalOf(same.refusal)
    return { id: sent.id, result: refusal ? 'refused' : 'known', at: same.log_sequence, outsideScope: same.outside_scope, refusal }
  }
  const outcome = before.length > 0
    ? { operation: null, outsideScope: false, refusal: new Refusal('operation-differs') }
    : await decideOn(application, sender, sent, reference)
  if (outcome.refusal && passesByItself(outcome.refusal.code)) return laterAnswer(sent, outcome.refusal)
  const { sequence } = await headPosition(application.database, sender.actor.county)
  await keep(application, sender, sent, { ...outcome, hash, sequence })
  return {
    id: sent.id, result: outcome.refusal ? 'refused' : 'accepted', at: sequence, outsideScope: outcome.outsideScope,
    refusal: outcome.refusal && plain(outcome.refusal),
  }
}

function laterAnswer({ id }: SentOperation, refusal: Refusal): Omit<Answer, 'missing'> {
  return { id, result: 'later', at: 0, outsideScope: false, refusal: plain(refusal) }
}

interface Outcome {
  /** Null where it could not be read. */
  operation: Operation | null
  outsideScope: boolean
  refusal: Refusal | null
}

/** Refusals that may come of a scope that has changed since. */
const scopeRefusals: ReadonlySet<RefusalCode> = new Set(['household-unknown', 'not-found', 'not-permitted', 'round-tier-differs', 'action-tier-wrong'])

/** Does it under today's posts, or else under those that the phone had been told when it was made. */
async function decideOn(application: Application, sender: Sender, sent: SentOperation, reference: string): Promise<Outcome> {
  let operation: Operation | null = null
  try {
    operation = readOperation(sent)
    const { actor, device } = sender
    if (operation.actor !== actor.person || operation.device !== device || operation.county !== actor.county) {
      throw new Refusal('operation-actor-differs')
    }
    const outsideScope = await applyInGoodFaith(application, actor, operation)
    return { operation, outsideScope, refusal: null }
  } catch (error) {
    return { operation, outsideScope: false, refusal: asRefusal(error, reference) }
  }
}

/** @returns whether it lay outside what the person may do today */
async function applyInGoodFaith(application: Application, actor: Actor, operation: Operation): Promise<boolean> {
  try {
    await apply(application, actor, operation)
    return false
  } catch (error) {
    if (!(error instanceof Refusal) || !scopeRefusals.has(error.code)) throw error
    const earlier = await actorAsTold(application, actor, operation)
    if (!earlier) throw error
    await apply(application, earlier, operation).catch(() => {
      throw error
    })
    return true
  }
}

async function actorAsTold({ database }: Application, actor: Actor, { device, scope }: Operation): Promise<Actor | null> {
  const told = await database
    .selectFrom('device_scope').select('posts')
    .where('county', '=', actor.county).where('device', '=', device).where('fingerprint', '=', scope)
    .executeTakeFirst()
  return told ? { ...actor, posts: told.posts as unknown as Actor['posts'] } : null
}

async function findTaken({ database }: Application, county: string, id: string) {
  return database
    .selectFrom('operation').select(['content_hash', 'refusal', 'log_sequence', 'outside_scope'])
    .where('county', '=', county).where('id', '=', id).execute()
}

const Refused = RefusalReply.pick({ code: true, details: true })

function refusalOf(stored: unknown): Answer['refusal'] {
  return stored === null ? null : Refused.parse(stored)
}

function plain({ code, details }: Refusal): NonNullable<Answer['refusal']> {
  return Refused.parse({ code, details })
}

/** Notes what came of it. A crash before this is harmless: sent again, what was done is known by its own id. */
async function keep(
  application: Application, { actor, device }: Sender, sent: SentOperation, taken: Outcome & { hash: Buffer; sequence: number },
): Promise<void> {
  const { county } = actor
  const { operation, refusal } = taken
  const receivedAt = application.clock()
  await application.database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('operation')
      .values({
        county, id: sent.id, content_hash: taken.hash, device, actor: actor.person, kind: operation?.kind ?? 'unread',
        sequence: operation?.sequence ?? 0, schema_version: sent.schemaVersion, subject: operation?.subject ?? null,
        device_time: operation?.deviceTime ?? Instant.safeParse(sent['deviceTime']).data ?? receivedAt,
        clock_offset: operation?.clockOffset ?? 0, received_at: receivedAt, log_sequence: taken.sequence,
        outside_scope: taken.outsideScope, refusal: refusal && JSON.stringify(plain(refusal)),
        content: refusal ? JSON.stringify(sent) : null,
      })
      .onConflict((conflict) => conflict.columns(['county', 'id', 'content_hash']).doNothing())
      .execute()
    if (operation && !refusal) {
      await insertOperationFiles(transaction, county, {
        id: sent.id, files: operation.files, visit: operation.kind === 'visit' ? operation.id : null,
      })
    }
  })
}

