import { closeSync, createReadStream, openSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

const charactersAtOnce = 1_048_576

/**
 * Values set aside in a file, one a line, to be read again from the beginning: a large workbook is unpacked and taken
 * apart once, and never held. Written at once, for whoever writes is a thread of its own.
 */
export class Spool<Value> {
  readonly #path: string
  readonly #file: number
  #waiting: string[] = []
  #characters = 0

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'w', 0o600)
  }

  add(value: Value): void {
    const line = JSON.stringify(value)
    this.#waiting.push(line)
    this.#characters += line.length
    if (this.#characters >= charactersAtOnce) this.#flush()
  }

  /** Everything that was added, in its order; nothing can be added any more. */
  async *read(): AsyncGenerator<Value> {
    this.#flush()
    closeSync(this.#file)
    const lines = createInterface({ input: createReadStream(this.#path, { highWaterMark: charactersAtOnce }), crlfDelay: Infinity })
    for await (const line of lines) yield JSON.parse(line) as Value
  }

  #flush(): void {
    if (this.#waiting.length > 0) writeSync(this.#file, `${this.#waiting.join('\n')}\n`)
    this.#waiting = []
    this.#characters = 0
  }
}
