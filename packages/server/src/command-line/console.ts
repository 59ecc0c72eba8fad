import { writeSync } from 'node:fs'

/** Standard output and error, in the command line's way. Results go to output, everything else to error. */
export function print(text: string): void {
  writeSync(1, `${text}\n`)
}

export function say(text: string): void {
  writeSync(2, `${text}\n`)
}

/** A line that is written over as work goes on; on a pipe, every so often a line. */
export function runningLine(): (text: string) => void {
  let last = 0
  return (text) => {
    if (process.stderr.isTTY) {
      writeSync(2, `\r\u001b[K${text}`)
      return
    }
    const now = performance.now()
    if (now - last < 5_000) return
    last = now
    say(text)
  }
}

export function endLine(): void {
  if (process.stderr.isTTY) writeSync(2, '\r\u001b[K')
}
