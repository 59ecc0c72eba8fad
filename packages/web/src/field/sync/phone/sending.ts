import type { Operation } from '@lookback/core/sync'
import { BATCH_BYTES, BATCH_OPERATIONS, passesByItself, sendOperations } from '@lookback/core/sync'
import { announce } from './announcing.ts'
import { CallFailure } from '../../../api/failure.ts'
import type { Transfer } from '../outbox/entry.ts'
import type { CountyServer } from './county-server.ts'
import { refusalIn } from './county-server.ts'
import type { OutboxItem } from './database.ts'
import type { Keeping } from './keeping.ts'
import { sendAgain } from './keeping.ts'
import type { OpenStore } from './open-store.ts'
import { hasContent, operationOf } from './outbox-store.ts'
import { uploadFile } from './upload.ts'

export interface Sending {
  store: OpenStore
  server: CountyServer
  keeping: Keeping
  /** What is on its way now: the operations, and how far. */
  onSent: (transfer: Transfer, ids: readonly string[]) => void
}

/** Refusals that are about the phone or its person, not about what is sent: everything waits. */
const aboutThePhone = new Set(['not-signed-in', 'device-revoked', 'device-unknown', 'account-disabled', 'not-permitted'])

/** One sending of what waits: words first and photos after them, in the order in which it was made. */
export class SendingRun {
  readonly #sending: Sending
  #soFar: SentSoFar

  constructor(sending: Sending) {
    this.#sending = sending
    this.#soFar = new SentSoFar(sending)
  }

  async all(): Promise<void> {
    try {
      await sendWaiting(this.#sending, this.#soFar)
    } catch (error) {
      if (!(error instanceof CountyRestored)) throw error
      await sendAgain(this.#sending.store.database)
      this.#soFar = new SentSoFar(this.#sending)
      await sendWaiting(this.#sending, this.#soFar)
    }
  }

  /** What was saved since, beside what is on its way: a photo takes minutes on a village's line. */
  added(): Promise<void> {
    return sendWords(this.#sending, this.#soFar)
  }
}

class CountyRestored extends Error {}

async function sendWaiting(sending: Sending, soFar: SentSoFar): Promise<void> {
  await announced(sending)
  await sendWords(sending, soFar)
  await askAboutRefused(sending)
  await sendFiles(sending, soFar)
}

/** What is refused of an announcement holds no work up. */
async function announced(sending: Sending): Promise<void> {
  try {
    await announce(sending)
  } catch (error) {
    const code = refusalIn(error)
    if (code === null || aboutThePhone.has(code)) throw error
  }
}

/** What waits and was not tried in this sending, also what is saved while it is under way. */
async function sendWords(sending: Sending, soFar: SentSoFar): Promise<void> {
  const { store } = sending
  for (;;) {
    const waiting = (await store.database.outbox.where('state').equals('waiting').sortBy('sequence')).filter(({ id }) => soFar.isNew(id))
    if (waiting.length === 0) return
    const batches = await inBatches(store, waiting.filter(hasContent))
    soFar.expect(waiting.map(({ id }) => id), batches.reduce((sum, batch) => sum + batch.bytes, 0) + await bytesOfFiles(store, waiting))
    for (const batch of batches) await sendBatch(sending, batch.operations, soFar, batch.bytes)
  }
}

class SentSoFar {
  readonly #sending: Sending
  readonly #tried = new Set<string>()
  #total = 0
  #sent = 0

  constructor(sending: Sending) {
    this.#sending = sending
  }

  isNew(id: string): boolean {
    return !this.#tried.has(id)
  }

  /** There is this much more to send. */
  expect(ids: readonly string[], bytes: number): void {
    for (const id of ids) this.#tried.add(id)
    this.#total += bytes
  }

  show(ids: readonly string[], bytes = 0): void {
    this.#sent += bytes
    this.#sending.onSent({ sent: Math.min(this.#sent, this.#total), total: this.#total }, ids)
  }
}

interface Batch {
  operations: Operation[]
  bytes: number
}

async function inBatches(store: OpenStore, items: Parameters<typeof operationOf>[1][]): Promise<Batch[]> {
  const batches: Batch[] = []
  for (const item of items) {
    const operation = await operationOf(store, item)
    const bytes = new TextEncoder().encode(JSON.stringify(operation)).length
    const last = batches.at(-1)
    if (last && last.operations.length < BATCH_OPERATIONS && last.bytes + bytes <= BATCH_BYTES) {
      last.operations.push(operation)
      last.bytes += bytes
    } else {
      batches.push({ operations: [operation], bytes })
    }
  }
  return batches
}

/**
 * One request. When the county refuses it as a whole, its operations go one by one, and one that is refused so gets that
 * reason: nothing is stuck without one.
 */
async function sendBatch(sending: Sending, operations: Operation[], soFar: SentSoFar, bytes: number): Promise<void> {
  const { store, keeping } = sending
  soFar.show(operations.map(({ id }) => id))
  try {
    await store.metCounty(await push(sending, operations, []), true)
    soFar.show([], bytes)
  } catch (error) {
    const code = refusalIn(error)
    if (code === null || aboutThePhone.has(code) || !(error instanceof CallFailure)) throw error
    const [only] = operations
    if (operations.length > 1) {
      for (const one of operations) await sendBatch(sending, [one], soFar, bytes / operations.length)
    } else if (only) {
      const { details } = error
      await keeping.keepAnswers(store.database, [{
        id: only.id, result: passesByItself(code) ? 'later' : 'refused', at: 0, missing: [], outsideScope: false, visitedBefore: [],
        refusal: { code, details },
      }], null)
    }
  }
}

/**
 * The office may have taken refused work in since, or decided to leave it out; what never reached the county it knows
 * nothing of. Work under an id that stands for something else at the county is not asked about by its id: it is shown.
 */
async function askAboutRefused(sending: Sending): Promise<void> {
  const all = await sending.store.database.outbox.where('state').equals('refused')
    .filter(({ at, refusal }) => at > 0 && refusal?.code !== 'work-set-aside').toArray()
  const differing = all.filter(({ refusal }) => refusal?.code === 'operation-differs')
  for (const { operations } of await inBatches(sending.store, differing.filter(hasContent))) await push(sending, operations, [])
  const refused = all.filter((one) => !differing.includes(one))
  for (let start = 0; start < refused.length; start += BATCH_OPERATIONS) {
    await push(sending, [], refused.slice(start, start + BATCH_OPERATIONS).map(({ id }) => id))
  }
}

/** @returns the county's time */
async function push({ store: { database, device }, server, keeping }: Sending, operations: Operation[], known: string[], refusals: Refusals = new Map()): Promise<string> {
  const answered = (await database.item('answered'))?.position ?? null
  const { restored, answers, position, now } = await server.call(sendOperations, { body: { device, operations, known, answered } })
  if (restored) throw new CountyRestored()
  await keeping.keepAnswers(database, answers.map((answer) => ({
    ...answer, refusal: answer.refusal ?? answer.missing.map((sha256) => refusals.get(sha256) ?? null).find((reason) => reason !== null) ?? null,
  })), position)
  return now
}

/** Why files were not taken, by their names. */
type Refusals = ReadonlyMap<string, OutboxItem['refusal']>

async function bytesOfFiles({ database }: OpenStore, works: readonly Pick<OutboxItem, 'files'>[]): Promise<number> {
  const files = await database.files.bulkGet([...new Set(works.flatMap(({ files: names }) => names))])
  return files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
}

/** A file counts as sent only when the county says so of its operation. */
async function sendFiles(sending: Sending, soFar: SentSoFar): Promise<void> {
  const { store } = sending
  const arrived = new Map<string, OutboxItem['refusal']>()
  const asked = new Set<string>()
  for (;;) {
    const incomplete = (await store.database.outbox.where('state').equals('accepted').sortBy('sequence'))
      .filter(({ id, missing }) => missing.length > 0 && !asked.has(id))
    if (incomplete.length === 0) return
    const left = incomplete.filter(({ id }) => soFar.isNew(id))
    soFar.expect(left.map(({ id }) => id), await bytesOfFiles(store, left.map(({ missing }) => ({ files: missing }))))
    for (const { id, missing } of incomplete) {
      asked.add(id)
      soFar.show([id])
      for (const sha256 of missing.filter((one) => !arrived.has(one))) {
        arrived.set(sha256, await sendFile(sending, sha256, (bytes) => soFar.show([id], bytes)))
      }
    }
    for (let start = 0; start < incomplete.length; start += BATCH_OPERATIONS) {
      await push(sending, [], incomplete.slice(start, start + BATCH_OPERATIONS).map(({ id }) => id), arrived)
    }
  }
}

/** @returns why the county does not take it; null where it did */
async function sendFile({ store: { database, sealer }, server }: Sending, sha256: string, sent: (bytes: number) => void): Promise<OutboxItem['refusal']> {
  const file = await database.files.get(sha256)
  if (!file) return { code: 'attachment-missing', details: { name: sha256 } }
  try {
    await uploadFile(server, {
      sha256, content: new Blob([await sealer.openBytes(file.sealed)], { type: file.type }), address: file.upload, arrived: sent,
      keepAddress: async (upload) => {
        await database.files.update(sha256, { upload })
      },
    })
    return null
  } catch (error) {
    const code = refusalIn(error)
    if (code === null || aboutThePhone.has(code) || !(error instanceof CallFailure)) throw error
    return { code, details: error.details }
  }
}
