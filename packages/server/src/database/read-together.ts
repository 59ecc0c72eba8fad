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
