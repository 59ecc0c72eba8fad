import { coversRegion } from '@lookback/core/access'
import type { Frame, HouseholdRecord, ScopeTold } from '@lookback/core/sync'
import { getChanges, getFieldForm, getSnapshot, KEPT_AT_MOST } from '@lookback/core/sync'
import type { KeptRecord } from './bundle.ts'
import { bundleRecords } from './bundle.ts'
import type { CountyServer } from './county-server.ts'
import type { SealedFrame, Standing } from './database.ts'
import type { FetchedPage, Keeping } from './keeping.ts'
import { keptForWork } from './kept-for-work.ts'
import type { OpenStore } from './open-store.ts'

export interface Fetching {
  store: OpenStore
  server: CountyServer
  keeping: Keeping
  /** After every page that is on disk. */
  onFetched: () => void
}

/**
 * Fetches what is new, or goes on with the first fetch where it stopped, until the phone has what the county had when it
 * last answered.
 * @returns whether the county was restored: what was sent has to be sent again
 */
export async function fetchAll(fetching: Fetching): Promise<boolean> {
  let restored = false
  for (;;) {
    const { standing } = fetching.store
    const outcome = await (standing.phase === 'first-pages' ? fetchFirstPage : fetchChanges)(fetching, standing)
    if (outcome === 'restored') restored = true
    if (outcome === 'done') break
    fetching.onFetched()
  }
  await fetchForms(fetching)
  await finish(fetching)
  return restored
}

async function fetchFirstPage(fetching: Fetching, standing: Standing): Promise<'more' | 'restored'> {
  const { store, server, keeping } = fetching
  const reply = await server.call(getSnapshot, {
    query: { device: store.device, limit: store.surroundings.pageSize, ...(standing.next === null ? {} : { cursor: standing.next }) },
  })
  const sameScope = standing.scope === null || standing.scope.fingerprint === reply.scope.fingerprint
  if (!sameScope) return (await fetchChanges(fetching, standing)) === 'restored' ? 'restored' : 'more'
  const through = reply.next === null
  await keep(store, keeping, [...reply.households, ...reply.subjects], {
    standing: {
      ...standing, phase: through ? 'catching-up' : 'first-pages', total: reply.total, next: reply.next,
      position: standing.position ?? reply.position, scope: reply.scope,
    },
    sweepBefore: through ? standing.generation : null,
  })
  return 'more'
}

async function fetchChanges({ store, server, keeping }: Fetching, standing: Standing): Promise<'more' | 'restored' | 'done'> {
  const answered = (await store.database.item('answered'))?.position
  const keeps = await keptForWork(store)
  const reply = await server.call(getChanges, {
    query: {
      device: store.device, sequence: standing.position?.sequence ?? 0, scope: standing.scope?.fingerprint ?? '', limit: store.surroundings.pageSize,
      clockOffset: store.clockOffset, keeps: keeps.slice(0, KEPT_AT_MOST).join(','),
      ...(standing.position ? { hash: standing.position.hash } : {}),
      ...(answered ? { answeredSequence: answered.sequence, answeredHash: answered.hash } : {}), ...(standing.frame === null ? {} : { frame: standing.frame }),
    },
  })
  await store.metCounty(reply.now)
  if (reply.standing !== 'current') {
    const restored = reply.standing === 'restored'
    await beginAgain({ store, keeping }, reply, restored)
    return restored ? 'restored' : 'more'
  }
  const known = reply.frame?.fingerprint ?? standing.frame
  const forgotten = reply.frame?.content.positions.taken === false ? await withoutPositions(store) : []
  await keep(store, keeping, [...forgotten, ...reply.households, ...reply.subjects], {
    loosens: forgotten.length > 0,
    gone: [...reply.gone, ...outside(store, reply.scope, keeps)],
    frame: reply.frame?.content ?? null,
    standing: { ...standing, position: reply.position, frame: known, backedUp: reply.backedUp },
  })
  return reply.more ? 'more' : 'done'
}

/**
 * From the first page on, in the scope as it is now; what lies outside it goes at once, but for what the county leaves here for its
 * work.
 */
async function beginAgain(
  { store, keeping }: Pick<Fetching, 'store' | 'keeping'>, { scope, households }: { scope: ScopeTold; households: readonly HouseholdRecord[] },
  sendsAgain: boolean,
): Promise<void> {
  await keep(store, keeping, households, {
    gone: outside(store, scope, households.map(({ id }) => id)), sendsAgain,
    standing: {
      ...store.standing, phase: 'first-pages', generation: store.standing.generation + 1, total: null, next: null, position: null, scope, frame: null,
      backedUp: sendsAgain ? 0 : store.standing.backedUp,
    },
  })
}

/** The households that have a position, without it: the county takes none any more. */
async function withoutPositions(store: OpenStore): Promise<HouseholdRecord[]> {
  await store.whole()
  const { records } = store
  return [...records.listed()].flatMap(({ id, position }) => (position ? records.get(id) ?? [] : [])).map((record) => ({ ...record, position: null }))
}

/** What lies outside a scope, but for some. */
function outside({ records, subjects }: OpenStore, { grants }: ScopeTold, but: readonly string[]): string[] {
  const stays = new Set(but)
  const held = [...[...records.listed()].map(({ id, village }) => ({ id, region: village })), ...subjects.values()]
  return held.filter(({ id, region }) => !stays.has(id) && !coversRegion({ grants }, region)).map(({ id }) => id)
}

type Kept = Partial<Omit<FetchedPage, 'households' | 'frame'>> & { standing: Standing; frame?: Frame | null }

/** Keeps a page on disk, and only then in memory. */
async function keep(
  store: OpenStore, { keepPage }: Keeping, records: readonly KeptRecord[],
  { gone = [], frame = null, standing, sweepBefore = null, sendsAgain = false, loosens = false }: Kept,
): Promise<void> {
  const households = await store.sealRecords(records, standing.generation)
  const sealedFrame: SealedFrame | null = frame && { name: 'frame', sealed: await store.sealer.seal(frame) }
  await keepPage(store.database, { households, gone, frame: sealedFrame, standing, sweepBefore, sendsAgain, loosens })
  const left = new Set(sweepBefore === null ? [] : await store.database.households.toCollection().primaryKeys())
  for (const id of gone) store.letGo(id)
  for (const record of records) store.hold(record)
  if (sweepBefore !== null) for (const id of [...store.records.keys(), ...store.subjects.keys()]) if (!left.has(id)) store.letGo(id)
  if (frame) store.frame = frame
  store.standing = standing
}

/** The forms of all rounds; a published form never changes. */
async function fetchForms({ store, server }: Fetching): Promise<void> {
  for (const { formId, formVersion } of store.frame?.rounds ?? []) {
    const id = formKey(formId, formVersion)
    if (store.forms.has(id)) continue
    const form = await server.call(getFieldForm, { params: { id: formId, version: formVersion } })
    await store.database.forms.put({ id, ...form })
    store.forms.set(id, form)
  }
}

export function formKey(formId: string, formVersion: string): string {
  return `${formId} ${formVersion}`
}

/** Only now is the phone complete: it also opens fast. */
async function finish({ store, onFetched }: Fetching): Promise<void> {
  await bundleRecords(store)
  if (store.standing.phase !== 'complete') {
    const standing: Standing = { ...store.standing, phase: 'complete' }
    await store.database.meta.put(standing)
    store.standing = standing
  }
  onFetched()
}
