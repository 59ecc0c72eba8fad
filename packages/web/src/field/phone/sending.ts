import type { Operation } from '@lookback/core/sync'
import { BATCH_BYTES, BATCH_OPERATIONS, passesByItself, sendOperations } from '@lookback/core/sync'
import { CallFailure } from '../../api/failure.ts'
import type { Transfer } from '../outbox/entry.ts'
import type { CountyServer } from './county-server.ts'
import { refusalIn } from './county-server.ts'
import type { OutboxItem } from './database.ts'
import type { Keeping } from './keeping.ts'
import type { OpenStore } from './open-store.ts'
import { hasContent, operationOf } from './outbox-store.ts'
import { uploadFile } from './upload.ts'

export interface Sending {
  store: OpenStore
  server: CountyServer
  keeping: Keeping
  /** What is on its way now: the operations, and how far. */
  onProgress: (transfer: Transfer, ids: readonly string[]) => void
}

/** Refusals that are about the phone or its person, not about what is sent: everything waits. */
const aboutThePhone = new Set(['not-signed-in', 'device-revoked', 'device-unknown', 'account-disabled', 'not-permitted'])

/** Sends what waits, words first and photos after them, in the order in which it was made. */
export async function sendAll(sending: Sending): Promise<void> {
  const { database } = sending.store
  const waiting = await database.outbox.where('state').equals('waiting').sortBy('sequence')
  const files = await filesToSend(sending.store, waiting)
  const batches = await inBatches(sending.store, waiting.filter(hasContent))
  const progress = new Progress(sending, batches.reduce((sum, batch) => sum + batch.bytes, 0) + files)
  for (const batch of batches) await sendBatch(sending, batch.operations, progress, batch.bytes)
  await sendFiles(sending, progress)
}

class Progress {
  readonly #sending: Sending
  readonly #total: number
  #sent = 0

  constructor(sending: Sending, total: number) {
    this.#sending = sending
    this.#total = total
  }

  show(ids: readonly string[], bytes = 0): void {
    this.#sent += bytes
    this.#sending.onProgress({ sent: Math.min(this.#sent, this.#total), total: this.#total }, ids)
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
async function sendBatch(sending: Sending, operations: Operation[], progress: Progress, bytes: number): Promise<void> {
  const { store, server, keeping } = sending
  progress.show(operations.map(({ id }) => id))
  try {
    const { answers, now } = await server.call(sendOperations, { body: { device: store.device, operations } })
    await keeping.keepAnswers(store.database, answers)
    await store.metCounty(now, true)
    progress.show([], bytes)
  } catch (error) {
    const code = refusalIn(error)
    if (code === null || aboutThePhone.has(code) || !(error instanceof CallFailure)) throw error
    const [only] = operations
    if (operations.length > 1) {
      for (const one of operations) await sendBatch(sending, [one], progress, bytes / operations.length)
    } else if (only) {
      const { details } = error
      await keeping.keepAnswers(store.database, [{
        id: only.id, result: passesByItself(code) ? 'later' : 'refused', at: 0, missing: [], outsideScope: false, refusal: { code, details },
      }])
    }
  }
}

async function filesToSend(store: OpenStore, waiting: readonly OutboxItem[]): Promise<number> {
  const incomplete = await store.database.outbox.where('state').equals('accepted').filter(({ missing }) => missing.length > 0).toArray()
  const names = new Set([...incomplete.flatMap(({ missing }) => missing), ...waiting.flatMap(({ files }) => files)])
  const files = await store.database.files.bulkGet([...names])
  return files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0)
}

async function sendFiles({ store, server, keeping }: Sending, progress: Progress): Promise<void> {
  const { database, sealer } = store
  const incomplete = await database.outbox.where('state').equals('accepted').filter(({ missing }) => missing.length > 0).sortBy('sequence')
  const arrived = new Set<string>()
  for (const { id, at, missing } of incomplete) {
    let refusal: OutboxItem['refusal'] = null
    for (const sha256 of missing) {
      if (arrived.has(sha256)) continue
      const file = await database.files.get(sha256)
      if (!file) {
        refusal = { code: 'attachment-missing', details: { name: sha256 } }
        continue
      }
      progress.show([id])
      try {
        await uploadFile(server, {
          sha256, content: new Blob([await sealer.openBytes(file.sealed)], { type: file.type }), address: file.upload,
          keepAddress: async (upload) => {
            await database.files.update(sha256, { upload })
          },
          arrived: (bytes) => progress.show([id], bytes),
        })
        arrived.add(sha256)
      } catch (error) {
        const code = refusalIn(error)
        if (code === null || aboutThePhone.has(code) || !(error instanceof CallFailure)) throw error
        refusal = { code, details: error.details }
      }
    }
    const left = missing.filter((sha256) => !arrived.has(sha256))
    await keeping.keepAnswers(database, [{ id, result: 'accepted', at, missing: left, outsideScope: false, refusal }])
  }
}
