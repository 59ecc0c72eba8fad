import type { HouseholdRecord, SubjectRecord } from '@lookback/core/sync'
import { newIdentifier } from '../../../app/new-identifier.ts'
import type { Bundle, HouseholdItem, PhoneDatabase, Sealing } from './database.ts'
import { ifThereIsRoom } from './full.ts'
import type { Sealer } from './sealing.ts'
import { Shelf } from './shelf.ts'

/** A household, or something else that has problems. */
export type KeptRecord = HouseholdRecord | SubjectRecord

/** How many records are decrypted at once: enough to be fast, few enough that the page stays alive. */
const AT_ONCE = 100
/** So many records that are not in the bundle are read one by one when the phone is opened. */
const LOOSE = 100
/** What a bundle is made like; one that is made otherwise is made anew. */
export const BUNDLE_FORMAT = 4

/** What is on disk, in memory. */
export interface Records {
  households: Shelf
  /** What else has problems. */
  subjects: Map<string, SubjectRecord>
}

/**
 * What lists need of every record on disk. Thousands of small ones take a slow phone seconds to decrypt, so they also lie there as one
 * bundle, packed, and only what was kept after it is read one by one. The bundle's records themselves are left to `readBody`.
 * @returns the name of the bundle that was read; null where there was none, and every record is here
 */
export async function readRecords({ database, sealer }: { database: PhoneDatabase; sealer: Sealer }): Promise<Records & { bundle: string | null }> {
  const records: Records = { households: new Shelf(), subjects: new Map() }
  const { bundle, loose } = await onDisk(database)
  if (bundle) for (const subject of records.households.takeHead(await unpacked(sealer, bundle))) records.subjects.set(subject.id, subject)
  await hold(records, sealer, loose)
  return { ...records, bundle: bundle && (bundle.made ?? '') }
}

/** The records of the bundle that was read; where another window has made another one meanwhile, they are read one by one. */
export async function readBody({ database, sealer }: { database: PhoneDatabase; sealer: Sealer }, records: Records, bundle: string): Promise<void> {
  const body = await database.item('bundle-body')
  if (body?.made === bundle) records.households.takeBody(await unpacked(sealer, body))
  const missing = records.households.missing()
  if (missing.length > 0) await hold(records, sealer, (await database.households.bulkGet(missing)).filter((item) => item !== undefined))
}

/** Small before it is sealed: a browser may take longer to decrypt than to unpack. Some cannot pack. */
async function packed(sealer: Sealer, content: Uint8Array<ArrayBuffer>): Promise<Sealing> {
  if (!('CompressionStream' in globalThis)) return { sealed: await sealer.sealBytes(content), isPacked: false }
  const small = await new Response(new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
  return { sealed: await sealer.sealBytes(small), isPacked: true }
}

async function unpacked(sealer: Sealer, { sealed, isPacked }: Sealing): Promise<ArrayBuffer> {
  const content = await sealer.openBytes(sealed)
  return isPacked === true ? new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer() : content
}

/** The bundle and what is not in it, of one moment: whatever has to leave the phone takes the bundle along (`keeping.ts`). */
function onDisk(database: PhoneDatabase): Promise<{ bundle: Bundle | null; loose: HouseholdItem[] }> {
  return database.transaction('r', database.meta, database.households, async () => {
    const bundle = await currentBundle(database)
    return { bundle, loose: await database.households.where('page').above(bundle?.upTo ?? 0).toArray() }
  })
}

async function currentBundle(database: PhoneDatabase) {
  const bundle = await database.item('bundle')
  return bundle?.format === BUNDLE_FORMAT ? bundle : null
}

async function hold({ households, subjects }: Records, sealer: Sealer, items: readonly HouseholdItem[]): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    for (const record of await Promise.all(items.slice(start, start + AT_ONCE).map(({ sealed }) => sealer.open<KeptRecord>(sealed)))) {
      if ('members' in record) households.set(record)
      else subjects.set(record.id, record)
    }
  }
}

/** Bundles what is on disk, where much of it is loose; where another window keeps or removes something meanwhile, it is not. */
export async function bundleRecords(store: { database: PhoneDatabase; sealer: Sealer }): Promise<void> {
  const { database, sealer } = store
  const bundle = await currentBundle(database)
  const loose = await database.households.where('page').above(bundle?.upTo ?? 0).count()
  if (bundle ? loose <= LOOSE : loose === 0) return
  const upTo = await lastPage(database)
  const { bundle: read, ...records } = await readRecords(store)
  if (read !== null) await readBody(store, records, read)
  const { households, subjects } = records
  const { head, body } = households.packed(subjects.values())
  const [sealedHead, sealedBody] = [await packed(sealer, head), await packed(sealer, body)]
  const made = newIdentifier()
  await ifThereIsRoom(() => database.transaction('rw', database.meta, database.households, async () => {
    const isSame = await lastPage(database) === upTo && await database.households.count() === households.size + subjects.size
    if (isSame) {
      await database.meta.put({ name: 'bundle', format: BUNDLE_FORMAT, made, upTo, ...sealedHead })
      await database.meta.put({ name: 'bundle-body', made, ...sealedBody })
    }
  }))
}

/** The number of the page that was kept last; 0 before the first. */
export async function lastPage(database: PhoneDatabase): Promise<number> {
  return (await database.households.orderBy('page').last())?.page ?? 0
}
