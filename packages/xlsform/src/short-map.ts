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
    return 1 + (this.#rest?.size ?? 0)
  }

  has(key: string): boolean {
    return this.#key === key || (this.#rest?.has(key) ?? false)
  }

  get(key: string): V | undefined {
    return this.#key === key ? this.#value : this.#rest?.get(key)
  }

  keys(): MapIterator<string> {
    return [this.#key, ...this.#rest?.keys() ?? []].values()
  }

  values(): MapIterator<V> {
    return [this.#value, ...this.#rest?.values() ?? []].values()
  }

  entries(): MapIterator<[string, V]> {
    const first: [string, V] = [this.#key, this.#value]
    return [first, ...this.#rest?.entries() ?? []].values()
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this)
  }
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>()
