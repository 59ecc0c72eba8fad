import { closeSync, openSync, readSync, writeSync } from 'node:fs'

const charactersAtOnce = 262_144

/**
 * Values set aside in a file, to be read again from the beginning: a large workbook is unpacked and taken apart once, and
 * never held. Written and read at once, for whoever does it is a thread of its own.
 */
export class Spool<Value> {
  readonly #file: number
  /** Bytes of each block, which is an array of values. */
  readonly #blocks: number[] = []
  #waiting: string[] = []
  #characters = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w+', 0o600)
  }

  add(value: Value): void {
    const text = JSON.stringify(value)
    this.#waiting.push(text)
    this.#characters += text.length
    if (this.#characters >= charactersAtOnce) this.#flush()
  }

  /** Everything that was added, in its order; nothing can be added any more. */
  *read(): Generator<Value> {
    this.#flush()
    let position = 0
    for (const bytes of this.#blocks) {
      const block = Buffer.allocUnsafe(bytes)
      readSync(this.#file, block, 0, bytes, position)
      position += bytes
      yield* JSON.parse(block.toString()) as Value[]
    }
    closeSync(this.#file)
  }

  #flush(): void {
    if (this.#waiting.length === 0) return
    const block = Buffer.from(`[${this.#waiting.join(',')}]`)
    writeSync(this.#file, block)
    this.#blocks.push(block.length)
    this.#waiting = []
    this.#characters = 0
  }
}
