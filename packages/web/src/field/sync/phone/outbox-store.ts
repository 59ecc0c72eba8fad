import type { Day, Position } from '@lookback/core/kernel'
import type { ObjectTold } from '@lookback/core/indicators'
import type { ProblemEntry } from '@lookback/core/problems'
import type { VisitOutcome } from '@lookback/core/rounds'
import type { Operation, OperationFile } from '@lookback/core/sync'
import { SCHEMA_VERSION } from '@lookback/core/sync'
import type { OutboxItem } from './database.ts'
import { removeDraft } from './drafts.ts'
import { isUnsent } from './held.ts'
import type { OpenStore } from './open-store.ts'
import type { LetterAnswered } from './phone.ts'
import type { Sealed } from './sealing.ts'

type WithoutSequence<One> = One extends unknown ? Omit<One, 'sequence'> : never
/** An operation before the store has given it its place. */
export type NewOperation = WithoutSequence<Operation>

/** What the pages need of a piece of own work: its line in the list, and what it does to what was fetched. */
export interface OwnWork {
  kind: 'visit' | 'problem' | 'object' | 'doubt' | 'duty' | 'letter'
  headName: string
  /** The name of the outcome or action, after `term.`. */
  what: string
  /** The wording of the item whose problem it was; null for a visit. */
  about: string | null
  /** ISO instant of the county's time as the phone knew it. */
  madeAt: string
  subject: string
  visit: {
    id: string
    round: string
    outcome: VisitOutcome
    comeAgainOn?: Day | null
    corrects?: string
    position?: Position | undefined
    /** The wording of what it found; not there in what an earlier version saved. */
    found?: readonly string[]
  } | null
  change: { problem: string; entry: ProblemEntry } | null
  /** What was told of an object that an indicator counts. */
  told?: { object: string; told: ObjectTold }
  /** The doubt that was checked. */
  doubt?: string
  /** What was done about a letter. */
  letter?: { letter: string; recipient: string; action: { act: 'sign' } | LetterAnswered }
  /** A second visit: another window had saved the same form with other answers. */
  beside?: boolean
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

/** The draft that work was made from, as `removeDraft` takes it. */
export interface Finished {
  id: string
  revision: number | null
}

/**
 * Stores own work, all of it or nothing, and with it removes the draft it was made from. Answers once it is on disk.
 * @returns what stands there already under one of the ids; then nothing is stored
 * @throws {TakenOver} where another window has gone on with the draft
 */
export async function saveWork(store: OpenStore, works: readonly NewWork[], draft: Finished): Promise<OutboxItem | null> {
  const items = await Promise.all(works.map(async ({ operation, work }) => ({
    id: operation.id, subject: operation.subject, state: 'waiting' as const, at: 0, refusal: null,
    files: operation.files.map(({ sha256 }) => sha256), missing: [],
    sealed: await store.sealer.seal(operation), summary: await store.sealer.seal(work),
  })))
  const { database } = store
  return database.transaction('rw', database.outbox, database.drafts, async () => {
    const known = await database.outbox.where('id').anyOf(items.map(({ id }) => id)).first()
    if (known) return known
    await database.outbox.bulkAdd(items)
    await removeDraft(database, draft.id, draft.revision)
    return null
  })
}

export async function operationOf(store: OpenStore, { sealed, sequence }: OutboxItem & { sealed: Sealed }): Promise<Operation> {
  return { ...(await store.sealer.open<NewOperation>(sealed)), sequence }
}

export function hasContent(item: OutboxItem): item is OutboxItem & { sealed: Sealed } {
  return item.sealed !== null
}

function isSettled(item: OutboxItem): boolean {
  return item.state === 'accepted' ? !isUnsent(item) : item.refusal?.code === 'work-set-aside'
}

/** Refused work whose reason was read, and about which nothing more is to be done here; the county keeps it. */
export async function markRead({ database }: OpenStore, id: string): Promise<void> {
  await database.outbox.where('id').equals(id).modify({ isRead: true })
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
