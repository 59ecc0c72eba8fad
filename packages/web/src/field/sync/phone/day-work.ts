import type { WorkDone } from '../outbox/work-done.ts'
import { isUnsent } from './held.ts'
import type { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'

/** Everything that was done on this phone, the first first; what the county has confirmed, too. */
export async function workDone({ database, sealer }: OpenStore): Promise<WorkDone[]> {
  const items = await database.outbox.orderBy('sequence').toArray()
  return Promise.all(items.map(async (item) => {
    const { kind, headName, what, about, madeAt, subject, visit } = await sealer.open<OwnWork>(item.summary)
    return {
      id: item.id, subject, kind, headName, what, about, madeAt, isMended: what === 'action.fix-on-the-spot',
      visit: visit && { id: visit.id, outcome: visit.outcome, corrects: visit.corrects ?? null, found: visit.found ?? [] },
      isUnsent: isUnsent(item),
    }
  }))
}
