/**
 * A map of a few entries, for reading only: it looks keys up one after another and takes a third of the memory of a Map,
 * of which a large form would have by the hundred thousand. It is its own first entry; without any it would be none.
 */
export class ShortMap<V> implements ReadonlyMap<string, V> {
  readonly #key: string
  readonly #value: V
  readonly #rest: ShortMap<V> | undefined

  private constructor(key: string, value: V, rest: ShortMap<V> | undefined) {
    this.#key = key
    this.#value = value
    this.#rest = rest
  }

  /** A map of these entries, whose keys are each there once. */
  static of<V>(entries: Iterable<readonly [string, V]>): ReadonlyMap<string, V> {
    let map: ShortMap<V> | undefined
    for (const [key, value] of [...entries].reverse()) map = new ShortMap(key, value, map)
    return map ?? nothing
  }

  get size(): number {
    let size = 0
    for (let entry: ShortMap<V> | undefined = this; entry !== undefined; entry = entry.#rest) size++
    return size
  }

  has(key: string): boolean {
    return this.#find(key) !== undefined
  }

  get(key: string): V | undefined {
    const entry = this.#find(key)
    return entry === undefined ? undefined : entry.#value
  }

  keys(): MapIterator<string> {
    return this.#all(entry => entry.#key)
  }

  values(): MapIterator<V> {
    return this.#all(entry => entry.#value)
  }

  entries(): MapIterator<[string, V]> {
    return this.#all((entry): [string, V] => [entry.#key, entry.#value])
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this)
  }

  #find(key: string): ShortMap<V> | undefined {
    for (let entry: ShortMap<V> | undefined = this; entry !== undefined; entry = entry.#rest) {
      if (entry.#key === key) return entry
    }
    return undefined
  }

  #all<T>(part: (entry: ShortMap<V>) => T): MapIterator<T> {
    const parts: T[] = []
    for (let entry: ShortMap<V> | undefined = this; entry !== undefined; entry = entry.#rest) parts.push(part(entry))
    return parts.values()
  }
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>()
