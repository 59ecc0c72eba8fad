import type { AnnouncedWork } from '@lookback/core/sync'
import { ANNOUNCED_AT_MOST, announceWork } from '@lookback/core/sync'
import type { CountyServer } from './county-server.ts'
import { isOpenRefusal, isUnsent, wholeForms } from './held.ts'
import type { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'

/**
 * Tells the county what is on this phone and nowhere else, where that has changed since it was told: should the browser
 * clear everything, the county knows what was there. Comes before the work itself, which may take long to arrive.
 */
export async function announce({ store, server }: { store: OpenStore; server: CountyServer }): Promise<void> {
  const { database, device } = store
  const works = (await worksHeld(store)).slice(0, ANNOUNCED_AT_MOST)
  const told = works.map(({ id, files }) => `${id} ${files}`).sort().join('\n')
  if (told === ((await database.item('announced'))?.told ?? '')) return
  await server.call(announceWork, { params: { id: device }, body: { works } })
  await database.meta.put({ name: 'announced', told })
}

async function worksHeld(store: OpenStore): Promise<AnnouncedWork[]> {
  const { database, sealer } = store
  const [items, begun] = await Promise.all([database.outbox.orderBy('sequence').toArray(), database.drafts.toArray()])
  const own = await Promise.all(items.filter((item) => isUnsent(item) || isOpenRefusal(item)).map(async (item): Promise<AnnouncedWork> => {
    const { kind, madeAt } = await sealer.open<OwnWork>(item.summary)
    return { id: item.id, kind, subject: item.subject, madeAt, files: item.state === 'accepted' ? item.missing.length : item.files.length }
  }))
  if (begun.length > 0) await store.whole()
  const forms = wholeForms(begun).map(({ id, place, files }): AnnouncedWork => {
    const [about = ''] = place.split(' ')
    return { id, kind: 'form', subject: subjectOf(store, about), madeAt: null, files: files.length }
  })
  return [...own, ...forms]
}

/** A household that is visited, or whatever has the problem that is worked on. */
function subjectOf({ records, subjects }: OpenStore, about: string): string | null {
  if (records.has(about)) return about
  return [...records.troubled(), ...subjects.values()].find(({ problems }) => problems.some(({ id }) => id === about))?.id ?? null
}
