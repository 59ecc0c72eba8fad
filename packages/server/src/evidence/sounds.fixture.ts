/** The beginning of a recording as a phone makes it: a WebM head, and the name of the codec of its only track. */
export function webmSound(codec = 'A_OPUS'): Uint8Array<ArrayBuffer> {
  const head = [0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]
  return Uint8Array.from([...head, ...new TextEncoder().encode(`webm${codec}`), ...Array.from({ length: 200 }, (_, at) => at)])
}
