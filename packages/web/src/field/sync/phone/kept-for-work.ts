import { isUnsent } from './held.ts'
import type { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'

/** The households of this phone with work that the county does not have: forms that are not finished, and what waits. */
export async function keptForWork({ database, sealer, records }: OpenStore): Promise<string[]> {
  const places = (await database.drafts.orderBy('place').keys()) as string[]
  const waiting = await database.outbox.filter(isUnsent).toArray()
  const subjects = await Promise.all(waiting.map(async ({ summary }) => (await sealer.open<OwnWork>(summary)).subject))
  const about = [...places.map((place) => place.split(' ', 1)[0] ?? ''), ...subjects]
  return [...new Set(about)].filter((id) => records.has(id))
}
