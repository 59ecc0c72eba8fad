import { headerBytes, ParcelList, writeParcel } from '@lookback/core/sync'
import type { OpenStore } from './open-store.ts'
import { isOpenRefusal, isUnsent } from './held.ts'
import { hasContent, operationOf } from './outbox-store.ts'
import { sealedBytes, Sealer } from './sealing.ts'

/**
 * The file with everything unsent and everything refused (its photos are nowhere else), sealed with the secret that the county has for this phone: whoever finds it can read
 * nothing, and the office can take it in.
 */
export async function parcelOf(store: OpenStore, secret: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const { database, sealer, owner, device, surroundings: { crypto } } = store
  const items = (await database.outbox.orderBy('sequence').toArray()).filter((item) => isUnsent(item) || isOpenRefusal(item)).filter(hasContent)
  const operations = await Promise.all(items.map((item) => operationOf(store, item)))
  const names = [...new Set(items.flatMap(({ files }) => files))]
  const files = (await database.files.bulkGet(names)).filter((file) => file !== undefined)
  const header = { format: 'lookback-outbox', version: 1, county: owner.county, device } as const
  const bound = headerBytes(header)
  const parcelSealer = await Sealer.with(crypto, secret)
  const list: ParcelList = ParcelList.parse({ operations, files: files.map(({ sha256 }) => ({ sha256, name: sha256 })) })
  const parts = [new TextEncoder().encode(JSON.stringify(list))]
  for (const { sealed } of files) parts.push(new Uint8Array(await sealer.openBytes(sealed)))
  const sealedParts = await Promise.all(parts.map(async (part) => sealedBytes(await parcelSealer.sealBytes(part, bound))))
  return new Blob([writeParcel(header, sealedParts)], { type: 'application/octet-stream' })
}
