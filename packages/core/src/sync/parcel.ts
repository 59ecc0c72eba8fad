import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Refusal } from '../kernel/refusal.ts'
import { OperationFile } from './operation.ts'

/**
 * The file with a phone's unsent work: a line of JSON that says whose it is, then sealed parts, each after its length
 * in four bytes. The first part is a `ParcelList`, the others are the contents of its files in order. The header is bound
 * to every part (as additional data of AES-GCM), so that no part can be put under another phone's name.
 */
export const ParcelHeader = z.object({
  format: z.literal('lookback-outbox'),
  version: z.literal(1),
  county: z.string(),
  device: Identifier,
})
export type ParcelHeader = z.infer<typeof ParcelHeader>

export const ParcelList = z.object({
  operations: z.array(z.unknown()),
  files: z.array(OperationFile.pick({ sha256: true, name: true })),
})
export type ParcelList = z.infer<typeof ParcelList>

const NEWLINE = 10
const LENGTH_BYTES = 4

export function writeParcel(header: ParcelHeader, parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const head = headerBytes(header)
  const whole = new Uint8Array(head.length + 1 + parts.reduce((sum, part) => sum + LENGTH_BYTES + part.length, 0))
  whole.set(head)
  whole[head.length] = NEWLINE
  const view = new DataView(whole.buffer)
  let at = head.length + 1
  for (const part of parts) {
    view.setUint32(at, part.length)
    whole.set(part, at + LENGTH_BYTES)
    at += LENGTH_BYTES + part.length
  }
  return whole
}

/** What is bound to every part. */
export function headerBytes(header: ParcelHeader): Uint8Array<ArrayBuffer> {
  const { format, version, county, device } = header
  return new TextEncoder().encode(JSON.stringify({ format, version, county, device }))
}

/** @throws {Refusal} `outbox-file-unreadable` for what is no such file, or only a part of one */
export function readParcel(whole: Uint8Array): { header: ParcelHeader; parts: Uint8Array[] } {
  const end = whole.subarray(0, 1_000).indexOf(NEWLINE)
  const header = ParcelHeader.safeParse(parseJson(new TextDecoder().decode(whole.subarray(0, Math.max(end, 0)))))
  if (!header.success) throw new Refusal('outbox-file-unreadable')
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength)
  const parts: Uint8Array[] = []
  for (let at = end + 1; at < whole.length;) {
    const start = at + LENGTH_BYTES
    const length = start <= whole.length ? view.getUint32(at) : Infinity
    if (start + length > whole.length) throw new Refusal('outbox-file-unreadable')
    parts.push(whole.subarray(start, start + length))
    at = start + length
  }
  return { header: header.data, parts }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
