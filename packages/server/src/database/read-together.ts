interface Reading {
  /** Has begun: what is written from now on may be missing in it. */
  underWay: Promise<unknown>
  /** Begins when that one is over, for everybody who asks meanwhile. */
  next: Promise<unknown> | null
}

const readings = new WeakMap<object, Map<string, Reading>>()

/**
 * A small reading that many people ask for at the same moment, done once for all who asked before it began: nobody gets
 * what was read before they asked, and fifty who open a page do not ask the database fifty times.
 * @param source what is read from, the database
 * @param key must name everything that the reading depends on
 */
export function readTogether<Value>(source: object, key: readonly unknown[], read: () => Promise<Value>): Promise<Value> {
  const all = readings.get(source) ?? new Map<string, Reading>()
  readings.set(source, all)
  const name = JSON.stringify(key)
  const known = all.get(name)
  if (known) return (known.next ??= known.underWay.then(() => begin(all, name, read), () => begin(all, name, read))) as Promise<Value>
  return begin(all, name, read)
}

function begin<Value>(all: Map<string, Reading>, name: string, read: () => Promise<Value>): Promise<Value> {
  const underWay = read()
  const reading: Reading = { underWay, next: null }
  all.set(name, reading)
  const over = () => { if (reading.next === null) all.delete(name) }
  underWay.then(over, over)
  return underWay
}

/** By source and key, what the reading that begins next is to read. */
const asked = new WeakMap<object, Map<string, Set<string>>>()

/**
 * One of many alike things, e.g. a session: those that are asked for while others are being read are read in one go after them, so that
 * fifty people who come back to their pages at once are two questions to the database.
 * @param key must name everything that the reading depends on beside the id
 * @param readAll what there is, by id
 */
export async function readEachTogether<Value>(
  source: object, key: readonly unknown[], id: string, readAll: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Promise<Value | undefined> {
  const all = asked.get(source) ?? new Map<string, Set<string>>()
  asked.set(source, all)
  const name = JSON.stringify(key)
  const ids = all.get(name) ?? new Set<string>()
  all.set(name, ids.add(id))
  const found = await readTogether(source, key, () => {
    all.delete(name)
    return readAll([...ids])
  })
  return found.get(id)
}
