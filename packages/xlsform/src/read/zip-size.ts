/**
 * The size the parts of a zip archive say they have when unpacked, in bytes; undefined if the archive's directory makes
 * no sense. The unpacker holds each part to the size it states, so a small sum means little memory.
 */
export function statedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndRecord(view)
  if (end === undefined) return undefined
  const entries = view.getUint16(end + 10, true)
  let position = view.getUint32(end + 16, true)
  let total = 0
  for (let entry = 0; entry < entries; entry++) {
    if (position + 46 > view.byteLength || view.getUint32(position, true) !== 0x02014b50) return undefined
    const packed = view.getUint32(position + 20, true)
    const unpacked = view.getUint32(position + 24, true)
    // A part that states no size is held to none.
    if (unpacked === 0 && packed > 2) return undefined
    total += unpacked
    position += 46 + view.getUint16(position + 28, true) + view.getUint16(position + 30, true)
      + view.getUint16(position + 32, true)
  }
  return total
}

/** The record that ends the archive stands within its last 65,557 bytes. */
function findEndRecord(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let position = view.byteLength - 22; position >= lowest; position--) {
    if (view.getUint32(position, true) === 0x06054b50) return position
  }
  return undefined
}
