import { sha256Of } from '../../checklists/photo/file-name.ts'
import type { ActionDraft } from '../../problems/action-draft.ts'
import type { DraftItem, PhoneDatabase } from './database.ts'
import type { OpenStore } from './open-store.ts'
import type { Opened, VisitDraft } from './phone.ts'
import { placeOf } from './place.ts'

/** Another window has opened, changed or finished the form since: what is written here would overwrite it. */
export class TakenOver extends Error {}

/** A form that was begun in a household and a round. */
export async function draftAt({ database, sealer }: OpenStore, household: string, round: string): Promise<VisitDraft | null> {
  const item = await atPlace(database, placeOf(household, round))
  return item ? sealer.open<VisitDraft>(item.sealed) : null
}

/** The same to go on with it here: from now on no other window's write counts. */
export function openDraft(store: OpenStore, household: string, round: string): Promise<Opened<VisitDraft> | null> {
  return claim(store, placeOf(household, round))
}

/** What was filled in of an action, likewise. */
export function openActionDraft(store: OpenStore, id: string): Promise<Opened<ActionDraft> | null> {
  return claim(store, id)
}

async function atPlace({ drafts }: PhoneDatabase, place: string): Promise<DraftItem | undefined> {
  return drafts.where('place').equals(place).first()
}

/** What is being written elsewhere at this moment is either in what is read here, or refused there. */
async function claim<Draft>({ database, sealer }: OpenStore, place: string): Promise<Opened<Draft> | null> {
  const claimed = await database.transaction('rw', database.drafts, async () => {
    const item = await atPlace(database, place)
    if (!item) return null
    const revision = (item.revision ?? 0) + 1
    await database.drafts.update(item.id, { revision })
    return { item, revision }
  })
  return claimed && { draft: await sealer.open<Draft>(claimed.item.sealed), revision: claimed.revision }
}

/**
 * Answers once it is on disk.
 * @param revision that was seen last; 0 for a form that is new
 * @returns the revision that it has now
 * @throws {TakenOver}
 */
export async function keepDraft(store: OpenStore, draft: VisitDraft, revision: number): Promise<number> {
  const evidence = draft.fixes.flatMap(({ action }) => action.evidence.map(({ sha256 }) => sha256))
  const { voices = [], signature } = draft
  const files = [...[...Object.values(draft.files), ...voices, ...signature ? [signature] : []].map(sha256Of), ...evidence]
  return keep(store, { id: draft.id, place: placeOf(draft.household, draft.round), files, sealed: await store.sealer.seal(draft) }, revision)
}

/** As `keepDraft`. */
export async function keepActionDraft(store: OpenStore, id: string, draft: ActionDraft, revision: number): Promise<number> {
  const files = [...draft.before, ...draft.photos, ...draft.papers, ...draft.voices ?? []].map(({ sha256 }) => sha256)
  return keep(store, { id, place: id, files, sealed: await store.sealer.seal(draft) }, revision)
}

async function keep({ database }: OpenStore, item: Omit<DraftItem, 'revision'>, seen: number): Promise<number> {
  return database.transaction('rw', database.drafts, async () => {
    const stored = await atPlace(database, item.place)
    // Finished elsewhere meanwhile, it is begun anew: what is finished here then stands beside the other.
    if (stored && (stored.id !== item.id || (stored.revision ?? 0) !== seen)) throw new TakenOver()
    await database.drafts.put({ ...item, revision: seen + 1 })
    return seen + 1
  })
}

/** With what was filled in of spot fixes in it. */
export async function discardDraft({ database }: OpenStore, id: string): Promise<void> {
  await database.transaction('rw', database.drafts, () => removeDraft(database, id))
}

/**
 * Within a transaction over drafts.
 * @param seen the revision that what is finished was made from; null where it does not matter
 * @throws {TakenOver}
 */
export async function removeDraft({ drafts }: PhoneDatabase, id: string, seen: number | null = null): Promise<void> {
  const stored = seen === null ? undefined : await drafts.get(id)
  if (stored && (stored.revision ?? 0) !== seen) throw new TakenOver()
  await drafts.delete(id)
  await drafts.where('id').startsWith(`${id} `).delete()
}
