import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { identifierNamed, Instant, Refusal, RefusalReply } from '@lookback/core/kernel'
import type { Answer, Operation } from '@lookback/core/sync'
import { passesByItself, readOperation, SchemaVersion, SentOperation } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { canonicalJson } from '../database/log.ts'
import type { DB, JsonObject, JsonValue } from '../database/types.gen.ts'
import { asRefusal } from '../http/errors.ts'
import { keepable } from '../kit/keepable.ts'
import { applyWave } from './apply.ts'
import { actorInGoodFaith, mayBeOfScope } from './good-faith.ts'
import { headPosition } from './log-position.queries.ts'
import { insertOperationFiles, missingFiles } from '../evidence/index.ts'
import type { OperationRow, Taken } from './taken.queries.ts'
import { findOutsideScope, findTaken, findVisitedBefore, insertOperations } from './taken.queries.ts'
import type { Wave } from './waves.ts'
import { wavesOf } from './waves.ts'

/** A phone that sends, with the person whose work it holds. */
export interface Sender {
  actor: Actor
  device: string
}

/** What came of an operation, before what hangs on it is looked up. */
type Outcome = Pick<Answer, 'id' | 'result' | 'at' | 'outsideScope' | 'refusal'>

/**
 * Takes operations in, each by itself: one that is refused is kept whole and hinders no other, be it no operation at all. In
 * place of what no database keeps (half an emoji) stands a sign. What was done about one
 * household is done in its order. What arrived before is answered as it was then.
 */
export async function takeOperations(
  application: Application, sender: Sender, operations: readonly unknown[], reference: string,
): Promise<Answer[]> {
  const outcomes: Outcome[] = []
  for (const portion of withoutRepetition(operations.map(asSent))) outcomes.push(...await takePortion(application, sender, portion, reference))
  return complete(application, sender, outcomes)
}

/**
 * What came of operations of the sender's that arrived before. One that is not there (the county was set back to a backup) is
 * to be sent again; one of somebody else's is not there either.
 */
export async function answerKnown(application: Application, sender: Sender, ids: readonly string[]): Promise<Answer[]> {
  const taken = await findTaken(application.database, sender.actor.county, ids)
  return complete(application, sender, ids.map((id) => {
    const known = taken.find((one) => one.id === id && one.actor === sender.actor.person)
    return known ? knownOutcome(known) : { id, result: 'later', at: 0, outsideScope: false, refusal: null }
  }))
}

/** What has no id is known by its content. */
function asSent(received: unknown): SentOperation {
  const kept = keepable(received)
  const { data } = SentOperation.safeParse(kept)
  return data ?? { id: identifierNamed('operation without an id', canonicalJson(kept as JsonValue)), received: kept }
}

/** Each id once a portion: what comes a second time finds what the first became. */
function withoutRepetition(operations: readonly SentOperation[]): SentOperation[][] {
  const portions: Map<string, SentOperation>[] = []
  for (const sent of operations) {
    const free = portions.at(-1)
    if (free && !free.has(sent.id)) free.set(sent.id, sent)
    else portions.push(new Map([[sent.id, sent]]))
  }
  return portions.map((portion) => [...portion.values()])
}

/** An operation that has not arrived before. */
interface Fresh {
  sent: SentOperation
  hash: Buffer
  /** Null where it could not be read. */
  operation: Operation | null
}

async function takePortion(
  application: Application, sender: Sender, portion: readonly SentOperation[], reference: string,
): Promise<Outcome[]> {
  const { database } = application
  const { county } = sender.actor
  const taken = await findTaken(database, county, portion.map(({ id }) => id))
  const outcomes = new Map<string, Outcome>()
  const refusals = new Map<string, Refusal | null>()
  const fresh: Fresh[] = []
  for (const sent of portion) {
    const hash = createHash('sha256').update(canonicalJson(sent as JsonObject)).digest()
    const same = taken.find((one) => one.id === sent.id && one.actor === sender.actor.person && one.hash.equals(hash))
    if (same) {
      outcomes.set(sent.id, knownOutcome(same))
      continue
    }
    const read = taken.some(({ id }) => id === sent.id) ? new Refusal('operation-differs') : readAs(sender, sent, reference)
    if (read instanceof Refusal) refusals.set(sent.id, read)
    fresh.push({ sent, hash, operation: read instanceof Refusal ? null : read })
  }
  for (const [id, refusal] of await decideAll(application, sender.actor, fresh.flatMap(({ operation }) => operation ?? []), reference)) {
    refusals.set(id, refusal)
  }
  await keep(application, sender, fresh, refusals, outcomes)
  return portion.flatMap(({ id }) => outcomes.get(id) ?? [])
}

function knownOutcome({ id, refusal, at, outsideScope }: Taken): Outcome {
  return { id, result: refusal ? 'refused' : 'known', at, outsideScope, refusal }
}

function readAs({ actor, device }: Sender, sent: SentOperation, reference: string): Operation | Refusal {
  try {
    const operation = readOperation(sent)
    const isOwn = operation.actor === actor.person && operation.device === device && operation.county === actor.county
    return isOwn ? operation : new Refusal('operation-actor-differs')
  } catch (error) {
    return asRefusal(error, reference)
  }
}

/** Does operations wave by wave. What follows on a household's delayed operation may rest on it and waits with it. */
async function decideAll(
  application: Application, actor: Actor, operations: readonly Operation[], reference: string,
): Promise<Map<string, Refusal | null>> {
  const refusals = new Map<string, Refusal | null>()
  const delayed = new Set<string>()
  for (const wave of wavesOf(operations)) {
    for (const { id } of wave.operations.filter(({ subject }) => delayed.has(subject))) refusals.set(id, new Refusal('service-busy'))
    const due = { ...wave, operations: wave.operations.filter(({ subject }) => !delayed.has(subject)) } as Wave
    const results = await decideWave(application, actor, due, reference)
    due.operations.forEach(({ id, subject }, index) => {
      const refusal = results[index] ?? null
      refusals.set(id, refusal)
      if (refusal && passesByItself(refusal.code)) delayed.add(subject)
    })
  }
  return refusals
}

/** Under today's posts, or else under those that the phone had been told of when it was given the household. */
export async function decideWave(
  application: Application, actor: Actor, wave: Wave, reference: string,
): Promise<(Refusal | null)[]> {
  const results = await applyWave(application, { actor, outsideScope: false }, wave, reference)
  for (const [index, operation] of wave.operations.entries()) {
    const refusal = results[index]
    if (!refusal || !mayBeOfScope(refusal)) continue
    const earlier = await actorInGoodFaith(application, actor, operation)
    if (!earlier) continue
    const one = { kind: wave.kind, operations: [operation] } as Wave
    const [again = null] = await applyWave(application, { actor: earlier, outsideScope: true }, one, reference)
    results[index] = again
  }
  return results
}

/** Notes what came of it. A crash before this is harmless: sent again, what was done is known by its own id. */
async function keep(
  application: Application, { actor, device }: Sender, fresh: readonly Fresh[], refusals: ReadonlyMap<string, Refusal | null>,
  outcomes: Map<string, Outcome>,
): Promise<void> {
  const { database } = application
  const { county } = actor
  const settled: { row: OperationRow; operation: Operation | null }[] = []
  const { sequence: at } = await headPosition(database, county)
  const outside = await findOutsideScope(database, county, fresh.filter(({ sent }) => !refusals.get(sent.id)).map(({ sent }) => sent.id))
  const receivedAt = application.clock().toISOString()
  for (const { sent, hash, operation } of fresh) {
    const { id } = sent
    const refused = refusals.get(id) ?? null
    const refusal = refused && plain(refused)
    if (refused && passesByItself(refused.code)) {
      outcomes.set(id, { id, result: 'later', at: 0, outsideScope: false, refusal })
      continue
    }
    const outsideScope = outside.has(id)
    outcomes.set(id, { id, result: refused ? 'refused' : 'accepted', at, outsideScope, refusal })
    settled.push({
      operation: refused ? null : operation,
      row: {
        id, hash, device, actor: actor.person, kind: operation?.kind ?? 'unread', sequence: operation?.sequence ?? 0,
        schemaVersion: SchemaVersion.safeParse(sent['schemaVersion']).data ?? 0,
        subject: operation?.subject ?? null, deviceTime: operation?.deviceTime ?? Instant.safeParse(sent['deviceTime']).data ?? receivedAt,
        clockOffset: operation?.clockOffset ?? 0, receivedAt, at, outsideScope, refusal, content: refused ? sent : null,
      },
    })
  }
  if (settled.length === 0) return
  await database.transaction().execute(async (transaction) => {
    await insertOperations(transaction, county, settled.map(({ row }) => row))
    const differing = await differingFrom(transaction, county, settled.map(({ row }) => row))
    const refusal = plain(new Refusal('operation-differs'))
    await insertOperations(transaction, county, differing.map((row) => {
      outcomes.set(row.id, { id: row.id, result: 'refused', at, outsideScope: false, refusal })
      return { ...row, kind: 'unread', refusal, outsideScope: false, content: fresh.find(({ hash }) => hash.equals(row.hash))?.sent }
    }))
    await insertOperationFiles(transaction, county, settled.flatMap(({ row, operation }) => (operation && !differing.includes(row) ? operation : [])))
  })
}

/** Those whose id was accepted with another content at the same moment, by another request: what was done is that one's. */
async function differingFrom(transaction: Transaction<DB>, county: string, rows: readonly OperationRow[]): Promise<OperationRow[]> {
  const accepted = rows.filter(({ refusal }) => refusal === null)
  const taken = await findTaken(transaction, county, accepted.map(({ id }) => id))
  return accepted.filter(({ id, hash }) => !taken.some((one) => one.id === id && one.hash.equals(hash)))
}

export function plain({ code, details }: Refusal): NonNullable<Answer['refusal']> {
  return RefusalReply.pick({ code: true, details: true }).parse({ code, details })
}

/** Which photos are still to come, and which visits the county had before. */
async function complete({ database }: Application, { actor: { county } }: Sender, outcomes: readonly Outcome[]): Promise<Answer[]> {
  const taken = outcomes.filter(({ result }) => result === 'accepted' || result === 'known').map(({ id }) => id)
  const missing = await missingFiles(database, county, taken)
  const before = await findVisitedBefore(database, county, taken)
  return outcomes.map((outcome) => ({ ...outcome, missing: missing.get(outcome.id) ?? [], visitedBefore: before.get(outcome.id) ?? [] }))
}
