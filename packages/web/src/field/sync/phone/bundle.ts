import type { HouseholdRecord, SubjectRecord } from '@lookback/core/sync'
import type { HouseholdItem, PhoneDatabase } from './database.ts'
import { ifThereIsRoom } from './full.ts'
import type { Sealer } from './sealing.ts'

/** A household, or something else that has problems. */
export type KeptRecord = HouseholdRecord | SubjectRecord

/** How many records are decrypted at once: enough to be fast, few enough that the page stays alive. */
const AT_ONCE = 100
/** So many records that are not in the bundle are read one by one when the phone is opened. */
const LOOSE = 100

/**
 * Every record on disk. Thousands of small ones take a slow phone seconds to decrypt, so they also lie there as one bundle,
 * and only what was kept after it is read one by one.
 */
export async function readRecords({ database, sealer }: { database: PhoneDatabase; sealer: Sealer }): Promise<KeptRecord[]> {
  const bundle = await database.item('bundle')
  if (!bundle) return openAll(sealer, await database.households.toArray())
  const [bundled, onDisk, loose] = await Promise.all([
    sealer.open<KeptRecord[]>(bundle.sealed), database.households.toCollection().primaryKeys(),
    database.households.where('page').above(bundle.upTo).toArray(),
  ])
  const known = new Set(onDisk)
  return [...bundled.filter(({ id }) => known.has(id)), ...await openAll(sealer, loose)]
}

async function openAll(sealer: Sealer, items: readonly HouseholdItem[]): Promise<KeptRecord[]> {
  const records: KeptRecord[] = []
  for (let start = 0; start < items.length; start += AT_ONCE) {
    records.push(...await Promise.all(items.slice(start, start + AT_ONCE).map(({ sealed }) => sealer.open<KeptRecord>(sealed))))
  }
  return records
}

/** Bundles what is on disk, where much of it is loose; where another window keeps or removes something meanwhile, it is not. */
export async function bundleRecords(store: { database: PhoneDatabase; sealer: Sealer }): Promise<void> {
  const { database, sealer } = store
  const bundle = await database.item('bundle')
  const loose = await database.households.where('page').above(bundle?.upTo ?? 0).count()
  if (bundle ? loose <= LOOSE : loose === 0) return
  const upTo = await lastPage(database)
  const records = await readRecords(store)
  const sealed = await sealer.seal(records)
  await ifThereIsRoom(() => database.transaction('rw', database.meta, database.households, async () => {
    const isSame = await lastPage(database) === upTo && await database.households.count() === records.length
    if (isSame) await database.meta.put({ name: 'bundle', upTo, sealed })
  }))
}

/** The number of the page that was kept last; 0 before the first. */
export async function lastPage(database: PhoneDatabase): Promise<number> {
  return (await database.households.orderBy('page').last())?.page ?? 0
}
