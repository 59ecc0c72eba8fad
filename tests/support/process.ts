import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { keysOfTests } from './keys.ts'

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
const main = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))
const inWaiting = fileURLToPath(new URL('in-waiting.ts', import.meta.url))

export interface Finished {
  code: number | null
  output: string
  errors: string
}

export interface Running {
  child: ChildProcess
  /** Waits until standard output or error holds the text; fails when the process ends before. */
  says: (text: string | RegExp) => Promise<string>
  ended: Promise<Finished>
}

/** Starts the command line as a newcomer does, in a process of its own, with the keys of tests. */
export function lookback(args: readonly string[], environment: Record<string, string | undefined> = {}): Running {
  return running(spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main, ...args], {
    cwd: projectFolder,
    env: { ...process.env, LOOKBACK_KEYS: keysOfTests, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  }))
}

/** A process that has read the program and does nothing yet: `begin` lets the command line go on with these arguments. */
export function lookbackInWaiting(args: readonly string[]): { begin: () => Running; drop: () => void } {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', inWaiting, ...args], {
    cwd: projectFolder,
    env: { ...process.env, LOOKBACK_KEYS: keysOfTests },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  return {
    begin: () => {
      child.send('begin')
      return running(child)
    },
    drop: () => child.kill('SIGKILL'),
  }
}

function running(child: ChildProcess): Running {
  let output = ''
  let errors = ''
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const one of waiting) one()
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    wake()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
    wake()
  })
  const ended = new Promise<Finished>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, output, errors })
    })
  })
  const says = (text: string | RegExp) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        const all = output + errors
        const found = typeof text === 'string' ? (all.includes(text) ? text : null) : (text.exec(all)?.[0] ?? null)
        if (found === null) return
        waiting.delete(check)
        resolve(found)
      }
      waiting.add(check)
      check()
      void ended.then((finished) => {
        reject(new Error(`ended with ${finished.code ?? 'a signal'} before saying ${text.toString()}:\n${output}${errors}`))
      })
    })
  return { child, says, ended }
}

/** Runs a command to its end. */
export function runLookback(args: readonly string[], environment: Record<string, string | undefined> = {}): Promise<Finished> {
  return lookback(args, environment).ended
}
