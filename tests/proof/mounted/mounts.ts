import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** Runs a program of the system to its end. @throws {Error} with what it said */
export function run(program: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ${args.join(' ')}: ${said}`))))
  })
}

/** A folder in which file systems are mounted, which the database's own account may enter. */
export async function workshop(): Promise<{ folder: string; mount: (...args: string[]) => Promise<string>; unmountAll: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-mounted-'))
  await chmod(folder, 0o755)
  const mounted: string[] = []
  return {
    folder,
    mount: async (...args) => {
      const target = path.join(folder, `at-${mounted.length}`)
      await mkdir(target)
      await run('mount', ...args, target)
      mounted.push(target)
      await chmod(target, 0o755)
      return target
    },
    unmountAll: async () => {
      for (const target of mounted) await run('umount', target).catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
