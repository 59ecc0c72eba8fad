import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Refusal } from '@lookback/core/kernel'

/**
 * Asks for a password on the terminal, without showing what is typed.
 * @throws {Refusal} `password-missing` when the input ends without an answer
 */
export async function askForPassword(question: string): Promise<string> {
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_, __, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY })
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once('close', () => reject(new Refusal('password-missing')))
      terminal.once('SIGINT', () => terminal.close())
      terminal.once('line', resolve)
    })
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

/**
 * Asks for a line on the terminal.
 * @returns null where nobody sits at it, or nothing was typed
 */
export async function askForLine(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(question)).trim() || null
  } finally {
    terminal.close()
  }
}
