import { uploadPath } from '@lookback/core/evidence'
import type { CountyServer } from './county-server.ts'
import { refusalIn } from './county-server.ts'

/** On a slow line a piece still arrives within a minute; what is cut goes on from there. */
const PIECE_BYTES = 256 * 1024
const tus = { 'tus-resumable': '1.0.0' }

export interface UploadFile {
  sha256: string
  content: Blob
  /** Where it was begun; null at first. */
  address: string | null
  keepAddress: (address: string | null) => Promise<void>
  /** A piece has arrived, in bytes. */
  arrived: (bytes: number) => void
}

/**
 * Sends a file by tus 1.0 until the county has taken it in, from where it was cut. Over the phone's own requests: the
 * library that the console uses keeps addresses in the open and sends through the browser's cookie.
 * @throws {CallFailure}
 */
export async function uploadFile(server: CountyServer, file: UploadFile): Promise<void> {
  const { content } = file
  const begun = await offsetOf(server, file.address)
  const address = begun?.address ?? (await begin(server, file))
  let offset = begun?.offset ?? 0
  while (offset < content.size) {
    const piece = content.slice(offset, offset + PIECE_BYTES)
    const reply = await server.request(address, {
      method: 'PATCH',
      headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      body: piece,
    })
    const next = Number(reply.headers.get('upload-offset'))
    file.arrived(next - offset)
    offset = next
  }
  await file.keepAddress(null)
}

/** How much of an upload the county has; null for one that is gone: taken in, refused or too old. */
async function offsetOf(server: CountyServer, address: string | null): Promise<{ address: string; offset: number } | null> {
  if (address === null) return null
  try {
    const reply = await server.request(address, { method: 'HEAD', headers: tus })
    return { address, offset: Number(reply.headers.get('upload-offset')) }
  } catch (error) {
    // A HEAD is refused without a body; only a server that cannot be reached is worth waiting for.
    if (refusalIn(error) === null && (error as { code?: string }).code === 'unreachable') throw error
    return null
  }
}

async function begin(server: CountyServer, { sha256, content, keepAddress }: UploadFile): Promise<string> {
  const reply = await server.request(uploadPath, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(content.size), 'upload-metadata': `sha256 ${btoa(sha256)}` },
  })
  const address = reply.headers.get('location') ?? ''
  await keepAddress(address)
  return address
}
