/** The time that a reader has left; it does not run while somebody takes in what was read. */
export class ReadingTime {
  #left: number
  #begun = 0
  #timer: NodeJS.Timeout | null = null
  #over: () => void = () => undefined

  constructor(seconds: number) {
    this.#left = seconds * 1_000
  }

  /** Begins to run. */
  whenOver(over: () => void): void {
    this.#over = over
    this.goOn()
  }

  stop(): void {
    if (!this.#timer) return
    clearTimeout(this.#timer)
    this.#timer = null
    this.#left -= performance.now() - this.#begun
  }

  goOn(): void {
    if (this.#timer) return
    this.#begun = performance.now()
    this.#timer = setTimeout(this.#over, Math.max(0, this.#left))
  }
}
