import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { projectFolder } from '../packages/server/src/config.ts'
import { closeWhenBrokenOff } from './clean-up.ts'
import { keysText } from './keys.ts'

/** `lookback serve` in a process of its own, as people start it. */
export interface LookbackServer {
  url: string
  pid: number
  stop: () => Promise<void>
}

export interface ServeOptions {
  dataFolder: string
  /** A database that is there already; otherwise the server starts its embedded one. */
  databaseUrl?: string
  demo?: boolean
}

const LONGEST_START = 600_000

/** @returns once the address has been printed, which is when it answers */
export async function startLookback(options: ServeOptions): Promise<LookbackServer> {
  const { dataFolder, databaseUrl, demo = false } = options
  const program = ['--conditions=source', '--import', 'tsx', 'packages/server/src/main.ts', 'serve']
  const child = spawn(process.execPath, [
    ...program, '--port', '0', '--host', '127.0.0.1', '--data', dataFolder, ...(demo ? ['--demo'] : []),
  ], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: databaseUrl, LOOKBACK_LOCALE: 'en', LOOKBACK_URL: undefined, LOOKBACK_KEYS: keysText },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    stopped()
  }
  const stopped = closeWhenBrokenOff(stop)
  try {
    return { url: await addressOf(child), pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export async function withLookback<Result>(
  options: ServeOptions, work: (server: LookbackServer) => Promise<Result>,
): Promise<Result> {
  const server = await startLookback(options)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}

/** Both outputs are read to the end, so that the server never waits for a full pipe. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = () => {
      clearTimeout(timer)
      reject(new Error(`the server did not start: ${said.slice(-2_000)}`))
    }
    const timer = setTimeout(fail, LONGEST_START)
    child.once('exit', fail)
    const listen = (text: Buffer) => {
      said = (said + text.toString()).slice(-10_000)
      const address = /running: (http:\/\/\S+)/.exec(said)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
  })
}
