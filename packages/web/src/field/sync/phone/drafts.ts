import { sha256Of } from '../../checklists/photo/file-name.ts'
import type { ActionDraft } from '../../problems/action-draft.ts'
import type { PhoneDatabase } from './database.ts'
import type { OpenStore } from './open-store.ts'
import type { VisitDraft } from './phone.ts'
import { placeOf } from './place.ts'

/** A form that was begun in a household and a round. */
export async function draftAt({ database, sealer }: OpenStore, household: string, round: string): Promise<VisitDraft | null> {
  const item = await database.drafts.where('place').equals(placeOf(household, round)).first()
  return item ? sealer.open<VisitDraft>(item.sealed) : null
}

/**
 * Answers once it is on disk.
 * @returns whether it is a new one
 */
export async function keepDraft({ database, sealer }: OpenStore, draft: VisitDraft): Promise<boolean> {
  const evidence = draft.fixes.flatMap(({ action }) => action.evidence.map(({ sha256 }) => sha256))
  const files = [...Object.values(draft.files).map(sha256Of), ...evidence]
  const item = { id: draft.id, place: placeOf(draft.household, draft.round), files, sealed: await sealer.seal(draft) }
  const isNew = (await database.drafts.get(draft.id)) === undefined
  await database.drafts.put(item)
  return isNew
}

/** With what was filled in of spot fixes in it. */
export async function discardDraft({ database }: OpenStore, id: string): Promise<void> {
  await database.transaction('rw', database.drafts, () => removeDraft(database, id))
}

/** Within a transaction over drafts. */
export async function removeDraft({ drafts }: PhoneDatabase, id: string): Promise<void> {
  await drafts.delete(id)
  await drafts.where('id').startsWith(`${id} `).delete()
}

export async function actionDraft({ database, sealer }: OpenStore, id: string): Promise<ActionDraft | null> {
  const item = await database.drafts.get(id)
  return item ? sealer.open<ActionDraft>(item.sealed) : null
}

export async function keepActionDraft({ database, sealer }: OpenStore, id: string, draft: ActionDraft): Promise<void> {
  const files = [...draft.before, ...draft.photos].map(({ sha256 }) => sha256)
  await database.drafts.put({ id, place: id, files, sealed: await sealer.seal(draft) })
}
