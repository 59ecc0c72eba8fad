import type { ProblemEntry } from '@lookback/core/problems'
import type { VisitOutcome } from '@lookback/core/rounds'
import type { Operation, OperationFile } from '@lookback/core/sync'
import { SCHEMA_VERSION } from '@lookback/core/sync'
import type { OutboxItem } from './database.ts'
import { removeDraft } from './drafts.ts'
import type { OpenStore } from './open-store.ts'
import type { Sealed } from './sealing.ts'

type WithoutSequence<One> = One extends unknown ? Omit<One, 'sequence'> : never
/** An operation before the store has given it its place. */
export type NewOperation = WithoutSequence<Operation>

/** What the pages need of a piece of own work: its line in the list, and what it does to what was fetched. */
export interface OwnWork {
  kind: 'visit' | 'problem'
  headName: string
  /** The name of the outcome or action, after `term.`. */
  what: string
  /** The wording of the item whose problem it was; null for a visit. */
  about: string | null
  /** ISO instant of the county's time as the phone knew it. */
  madeAt: string
  subject: string
  visit: { id: string; round: string; outcome: VisitOutcome } | null
  change: { problem: string; entry: ProblemEntry } | null
}

export interface NewWork {
  operation: NewOperation
  work: OwnWork
}

/** What every operation of this phone begins with. */
export function envelope(store: OpenStore, id: string, subject: string, files: OperationFile[]) {
  const { device, owner, standing, surroundings, clockOffset } = store
  return {
    id, device, actor: owner.person, county: owner.county, scope: standing.scope?.fingerprint ?? '', schemaVersion: SCHEMA_VERSION, subject,
    deviceTime: new Date(surroundings.now()).toISOString(), clockOffset, files,
  }
}

/**
 * Stores own work, all of it or nothing, and with it removes the draft it was made from. Answers once it is on disk.
 * Work that is there already (saved just before the page was killed) is left as it is.
 */
export async function saveWork(store: OpenStore, works: readonly NewWork[], draft: string | null): Promise<void> {
  const items = await Promise.all(works.map(async ({ operation, work }) => ({
    id: operation.id, subject: operation.subject, state: 'waiting' as const, at: 0, refusal: null,
    files: operation.files.map(({ sha256 }) => sha256), missing: [],
    sealed: await store.sealer.seal(operation), summary: await store.sealer.seal(work),
  })))
  const { database } = store
  await database.transaction('rw', database.outbox, database.drafts, async () => {
    for (const item of items) {
      const known = await database.outbox.where('id').equals(item.id).count()
      if (known === 0) await database.outbox.add(item)
    }
    if (draft !== null) await removeDraft(database, draft)
  })
}

export async function operationOf(store: OpenStore, { sealed, sequence }: OutboxItem & { sealed: Sealed }): Promise<Operation> {
  return { ...(await store.sealer.open<NewOperation>(sealed)), sequence }
}

export function hasContent(item: OutboxItem): item is OutboxItem & { sealed: Sealed } {
  return item.sealed !== null
}

/** Work that the county does not have whole: still waiting, or its photos are. */
export function isUnsent({ state, missing }: OutboxItem): boolean {
  return state === 'waiting' || (state === 'accepted' && missing.length > 0)
}

function isSettled(item: OutboxItem): boolean {
  return item.state === 'accepted' ? !isUnsent(item) : item.refusal?.code === 'work-set-aside'
}

export interface Counts {
  unsent: number
  sent: number
  backedUp: number
}

export function countWork(items: readonly OutboxItem[], backedUp: number): Counts {
  const sent = items.filter((item) => item.state === 'accepted' && !isUnsent(item))
  return {
    unsent: items.filter(isUnsent).length, sent: sent.length, backedUp: sent.filter(({ at }) => at <= backedUp).length,
  }
}

const DAY_MS = 86_400_000

/**
 * Lets go of what a verified backup of the county holds, and of photos that nothing refers to any more; a photo of the
 * last day may belong to a form that is still open. Refused work stays whole while the office may still take it in: its
 * photos are nowhere else.
 */
export async function letGo(store: OpenStore): Promise<void> {
  const { database, standing: { backedUp }, surroundings } = store
  await database.transaction('rw', database.outbox, database.files, database.drafts, async () => {
    await database.outbox
      .filter((item) => item.sealed !== null && isSettled(item) && item.at > 0 && item.at <= backedUp)
      .modify({ sealed: null, files: [] })
    const used = new Set([...await database.outbox.toArray(), ...await database.drafts.toArray()].flatMap(({ files }) => files))
    await database.files.filter(({ sha256, keptAt }) => !used.has(sha256) && keptAt < surroundings.now() - DAY_MS).delete()
  })
}
