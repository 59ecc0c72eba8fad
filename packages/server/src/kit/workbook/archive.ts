import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../../system-error.ts'
import { workbookLimits as limits } from './limits.ts'

/** Where a part lies in the archive (ZIP application note 6.3.10 §4.3.12). */
interface Part {
  packedBytes: number
  unpackedBytes: number
  offset: number
  method: number
}

const directorySignature = 0x02014b50
const endSignature = 0x06054b50
const methods = { stored: 0, deflated: 8 }

/**
 * The ZIP archive that a workbook is. Its directory is checked before anything is unpacked, and unpacking stops at the
 * size that the directory claims, so a bomb is refused without going off.
 */
export class Archive {
  readonly #file: FileHandle
  readonly #parts: ReadonlyMap<string, Part>

  private constructor(file: FileHandle, parts: ReadonlyMap<string, Part>) {
    this.#file = file
    this.#parts = parts
  }

  /** @throws {Refusal} `file-unreadable`, `workbook-unreadable`, `workbook-too-large`, `workbook-empty` for a file of no bytes */
  static async open(path: string): Promise<Archive> {
    const file = await open(path).catch((error: unknown) => {
      throw new Refusal('file-unreadable', { file: path, reason: systemCode(error) ?? String(error) })
    })
    try {
      return new Archive(file, await readDirectory(file))
    } catch (error) {
      await file.close()
      throw error
    }
  }

  get names(): string[] {
    return [...this.#parts.keys()]
  }

  has(name: string): boolean {
    return this.#parts.has(name)
  }

  /** The unpacked bytes of a part, piece by piece. */
  async *stream(name: string): AsyncGenerator<Buffer> {
    const part = this.#parts.get(name)
    if (!part) throw new Refusal('workbook-unreadable', { reason: 'part-missing' })
    const header = await readAt(this.#file, part.offset, 30)
    const start = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    const packed = packedChunks(this.#file, start, start + part.packedBytes)
    const source = part.method === methods.stored ? packed : inflated(packed)
    let bytes = 0
    try {
      for await (const chunk of source) {
        bytes += chunk.length
        if (bytes > part.unpackedBytes) throw new Refusal('workbook-too-large', { reason: 'unpacked' })
        yield chunk
      }
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('workbook-unreadable', { reason: 'damaged' })
    }
    if (bytes < part.unpackedBytes) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
  }

  /** A small part as text. */
  async text(name: string): Promise<string> {
    const size = this.#parts.get(name)?.unpackedBytes ?? 0
    if (size > limits.partBytes) throw new Refusal('workbook-too-large', { reason: 'unpacked' })
    const chunks: Buffer[] = []
    for await (const chunk of this.stream(name)) chunks.push(chunk)
    return new TextDecoder(chunks[0]?.subarray(0, 2).toString('hex') === 'fffe' ? 'utf-16le' : 'utf-8').decode(Buffer.concat(chunks))
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

const chunkBytes = 262_144

async function* packedChunks(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position < end; position += chunkBytes) {
    yield await readAt(file, position, Math.min(chunkBytes, end - position))
  }
}

function inflated(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const inflate = createInflateRaw({ chunkSize: chunkBytes })
  // A failing read ends the inflating too; its error comes out there.
  Readable.from(packed).on('error', (error) => inflate.destroy(error)).pipe(inflate)
  return inflate as AsyncIterable<Buffer>
}

async function readDirectory(file: FileHandle): Promise<Map<string, Part>> {
  const { size } = await file.stat()
  if (size === 0) throw new Refusal('workbook-empty')
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || tail.length - end < 22 || tail.readUInt32LE(end) !== endSignature) {
    throw new Refusal('workbook-unreadable', { reason: await kindOf(file) })
  }
  const { count, bytes, offset } = await readEnd(file, tail.subarray(end))
  if (count > limits.entries) throw new Refusal('workbook-too-large', { reason: 'entries' })
  if (offset + bytes > size) throw new Refusal('workbook-unreadable', { reason: 'damaged' })
  const parts = readParts(await readAt(file, offset, bytes), count)
  checkSizes([...parts.values()], size)
  return parts
}

const wide = 0xffffffff

/** Where the directory lies; a large archive, or one that is written as a stream, says so in the ZIP64 record (§4.3.14). */
async function readEnd(file: FileHandle, end: Buffer) {
  const plain = { count: end.readUInt16LE(10), bytes: end.readUInt32LE(12), offset: end.readUInt32LE(16) }
  if (plain.count !== 0xffff && plain.bytes !== wide && plain.offset !== wide) return plain
  const { size } = await file.stat()
  const locator = await readAt(file, Math.max(0, size - end.length - 20), 20)
  if (locator.length < 20 || locator.readUInt32LE(0) !== 0x07064b50) return damaged()
  const place = Number(locator.readBigUInt64LE(8))
  if (place > size) return damaged()
  const record = await readAt(file, place, 56)
  if (record.length < 56 || record.readUInt32LE(0) !== 0x06064b50) return damaged()
  return {
    count: Number(record.readBigUInt64LE(32)), bytes: Number(record.readBigUInt64LE(40)), offset: Number(record.readBigUInt64LE(48)),
  }
}

/** Sizes and place of a part; those that do not fit in four bytes follow in an extra field (§4.5.3), in this order. */
function readExtent(entry: Buffer, extra: Buffer): Pick<Part, 'unpackedBytes' | 'packedBytes' | 'offset'> {
  const values = { unpackedBytes: entry.readUInt32LE(24), packedBytes: entry.readUInt32LE(20), offset: entry.readUInt32LE(42) }
  let field = 0
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1) field += 4 + extra.readUInt16LE(field + 2)
  let position = field + 4
  for (const name of ['unpackedBytes', 'packedBytes', 'offset'] as const) {
    if (values[name] !== wide) continue
    if (position + 8 > extra.length) return damaged()
    values[name] = Number(extra.readBigUInt64LE(position))
    position += 8
  }
  return values
}

function damaged(): never {
  throw new Refusal('workbook-unreadable', { reason: 'damaged' })
}

function readParts(directory: Buffer, count: number): Map<string, Part> {
  const parts = new Map<string, Part>()
  let position = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (position + 46 > directory.length || directory.readUInt32LE(position) !== directorySignature) {
      throw new Refusal('workbook-unreadable', { reason: 'damaged' })
    }
    const nameBytes = directory.readUInt16LE(position + 28)
    const name = directory.toString('utf8', position + 46, position + 46 + nameBytes)
    if ((directory.readUInt16LE(position + 8) & 1) === 1) throw new Refusal('workbook-unreadable', { reason: 'encrypted' })
    const extraStart = position + 46 + nameBytes
    const extra = directory.subarray(extraStart, extraStart + directory.readUInt16LE(position + 30))
    const part = { method: directory.readUInt16LE(position + 10), ...readExtent(directory.subarray(position, position + 46), extra) }
    if (part.method !== methods.stored && part.method !== methods.deflated) {
      throw new Refusal('workbook-unreadable', { reason: 'damaged' })
    }
    parts.set(name, part)
    position = extraStart + extra.length + directory.readUInt16LE(position + 32)
  }
  return parts
}

function checkSizes(parts: readonly Part[], fileBytes: number): void {
  // A part begins with a header of 30 bytes; one that lies beyond the end of the file is nowhere.
  if (parts.some(({ offset, packedBytes }) => offset + 30 + packedBytes > fileBytes)) damaged()
  const unpacked = parts.reduce((sum, part) => sum + part.unpackedBytes, 0)
  if (unpacked > limits.unpackedBytes) throw new Refusal('workbook-too-large', { reason: 'unpacked' })
  const bomb = parts.some((part) =>
    part.unpackedBytes > limits.unpackedBytesAlwaysAllowed
    && part.unpackedBytes > part.packedBytes * limits.unpackedTimesPacked)
  if (bomb) throw new Refusal('workbook-too-large', { reason: 'ratio' })
}

/**
 * What a file is that is no archive: `.xls`, WPS's `.et` and encrypted workbooks begin with the signature of compound
 * files; many web systems name a page or an XML of their own `.xls`.
 */
async function kindOf(file: FileHandle): Promise<string> {
  const start = await readAt(file, 0, 1_000_000)
  if (start.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') {
    return start.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old-format'
  }
  return /^\ufeff?\s*</.test(start.toString('utf8', 0, 100)) ? 'web-page' : 'not-a-workbook'
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
