import type { FileRole } from '@lookback/core/evidence'
import type { OperationFile } from '@lookback/core/sync'
import { fileNameOf, sha256Of } from '../../checklists/photo/file-name.ts'
import type { OpenStore } from './open-store.ts'

/** Keeps a file, encrypted, under the name of its content. */
export async function keepFile({ database, sealer, surroundings }: OpenStore, content: Blob): Promise<string> {
  const bytes = await content.arrayBuffer()
  const digest = new Uint8Array(await surroundings.crypto.subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const sealed = await sealer.sealBytes(bytes)
  const file = { sha256, type: content.type, bytes: bytes.byteLength, keptAt: surroundings.now(), upload: null, sealed }
  await database.transaction('rw', database.files, async () => {
    if (!(await database.files.get(sha256))) await database.files.add(file)
  })
  return fileNameOf(sha256, content.type)
}

export async function openFile({ database, sealer }: OpenStore, name: string): Promise<Blob | null> {
  const file = await database.files.get(sha256Of(name))
  return file ? new Blob([await sealer.openBytes(file.sealed)], { type: file.type }) : null
}

/** Kept files as an operation names them, with what those are that go beside a form. */
export async function operationFiles(
  { database }: OpenStore, names: readonly string[], roles: ReadonlyMap<string, FileRole> = new Map(),
): Promise<OperationFile[]> {
  const distinct = [...new Set(names)]
  const files = await database.files.bulkGet(distinct.map(sha256Of))
  return distinct.map((name, index) => {
    const role = roles.get(name)
    return { sha256: sha256Of(name), name, bytes: files[index]?.bytes ?? 0, mediaType: files[index]?.type ?? '', ...(role ? { role } : {}) }
  })
}
