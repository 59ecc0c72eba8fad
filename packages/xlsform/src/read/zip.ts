/** A part of a zip archive. */
export interface Part {
  /** The size it states to have unpacked, in bytes. */
  readonly size: number
  /** Unpacks it; throws an error for one that is damaged or of another size than it states. */
  readonly text: () => Promise<string>
}

/**
 * The parts of a zip archive by their names, in small letters as those of an office document may be written in any;
 * undefined if the archive's directory makes no sense.
 */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, Part> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndRecord(view)
  if (end === undefined) return undefined
  const parts = new Map<string, Part>()
  const entries = view.getUint16(end + 10, true)
  let position = view.getUint32(end + 16, true)
  for (let entry = 0; entry < entries; entry++) {
    if (position + 46 > view.byteLength || view.getUint32(position, true) !== 0x02014b50) return undefined
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(at => view.getUint16(position + at, true))
    const nameEnd = position + 46 + (nameLength ?? 0)
    const name = new TextDecoder().decode(bytes.subarray(position + 46, nameEnd))
    parts.set(name.replaceAll('\\', '/').toLowerCase(), partAt(bytes, view, position))
    position = nameEnd + (extraLength ?? 0) + (commentLength ?? 0)
  }
  return parts
}

/** The record that ends the archive stands within its last 65,557 bytes. */
function findEndRecord(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let position = view.byteLength - 22; position >= lowest; position--) {
    if (view.getUint32(position, true) === 0x06054b50) return position
  }
  return undefined
}

const [STORED, DEFLATED] = [0, 8]

function partAt(bytes: Uint8Array, view: DataView, entry: number): Part {
  const method = view.getUint16(entry + 10, true)
  const packedSize = view.getUint32(entry + 20, true)
  const size = view.getUint32(entry + 24, true)
  const header = view.getUint32(entry + 42, true)
  return {
    size,
    text: async () => {
      if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) throw new Error('no such part')
      const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
      const packed = bytes.subarray(start, start + packedSize)
      if (method !== STORED && method !== DEFLATED) throw new Error(`compression ${method}`)
      return decode(method === STORED ? [packed] : inflated(packed), size)
    },
  }
}

/** Decodes UTF-8; never holds more than the stated size and one piece. */
async function decode(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, size: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > size) throw new Error('larger than it states')
    text += decoder.decode(piece, { stream: true })
  }
  if (length < size) throw new Error('smaller than it states')
  return text + decoder.decode()
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
