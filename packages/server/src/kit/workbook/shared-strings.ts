import type { Archive } from './archive.ts'
import { piecesOf } from './pieces.ts'
import { ownText, richText } from './xml-text.ts'

/** The texts that cells point to by number (`xl/sharedStrings.xml`). */
export async function readSharedStrings(archive: Archive, name: string): Promise<string[]> {
  const strings: string[] = []
  const chunks = archive.stream(name)
  const first = await chunks.next()
  if (first.done) return strings
  const head = first.value.toString('utf8', 0, 2_000)
  const prefix = /<(\w+:)?sst\b/.exec(head)?.[1] ?? ''
  if (/<(\w+:)?sst\b[^>]*\/>/.test(head)) return strings
  for await (const piece of piecesOf(withFirst(first.value, chunks), `<${prefix}si`, `</${prefix}sst>`)) {
    collect(piece, prefix, strings)
  }
  return strings
}

function collect(piece: string, prefix: string, strings: string[]): void {
  const beginning = `<${prefix}si`
  let start = piece.indexOf(beginning)
  while (start >= 0) {
    const next = piece.indexOf(beginning, start + beginning.length)
    strings.push(ownText(richText(piece.slice(start, next < 0 ? undefined : next), prefix)))
    start = next
  }
}

/** The chunks again after the first has been looked at. */
export async function* withFirst<Chunk>(first: Chunk, rest: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  yield first
  yield* rest
}
