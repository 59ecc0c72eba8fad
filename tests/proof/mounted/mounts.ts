import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'

const COPIES_AT_MOST = 50

/** Runs a program of the system to its end. @throws {Error} with what it said */
export async function run(program: string, ...args: string[]): Promise<void> {
  await output(program, ...args)
}

function output(program: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', error: '' }
    child.stdout.on('data', (chunk: Buffer) => { said.out += chunk.toString() })
    child.stderr.on('data', (chunk: Buffer) => { said.error += chunk.toString() })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(said.out) : reject(new Error(`${program} ${args.join(' ')}: ${said.error}`))))
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

/** The loop device that stands for an image. */
async function deviceOf(image: string): Promise<string> {
  const [device] = (await output('losetup', '-j', image)).split(':')
  return path.basename(device ?? '')
}

/** How often something was written to a device, how many sectors, and how often it was told to keep them; null while something is on its way. */
async function written(device: string): Promise<string | null> {
  const fields = (await readFile(`/sys/block/${device}/stat`, 'utf8')).trim().split(/\s+/)
  return fields[8] === '0' ? [fields[4], fields[6], fields[15]].join(' ') : null
}

/**
 * Copies an image as it was in one instant: while it is copied the kernel writes nothing to its device, or it is copied anew.
 * Whoever writes must stand still.
 */
export async function copyInOneInstant(image: string, copy: string): Promise<void> {
  const device = await deviceOf(image)
  for (let round = 0; round < COPIES_AT_MOST; round += 1) {
    const before = await written(device)
    await run('cp', '--sparse=always', image, copy)
    if (before !== null && await written(device) === before) return
  }
  throw new Error(`${image} never stood still`)
}

/** Waits until no thread of some processes is within the kernel any more: what was asked of the disk before they were stopped has been answered. */
export async function standStill(pids: readonly number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  await expect.poll(async () => {
    const states = await Promise.all(pids.map(async (pid) => {
      const tasks = await readdir(`/proc/${pid}/task`).catch(() => [])
      return Promise.all(tasks.map(async (task) => /\) (\w)/.exec(await readFile(`/proc/${pid}/task/${task}/stat`, 'utf8').catch(() => ') Z'))?.[1]))
    }))
    return states.flat().every((state) => state === 'T' || state === 'Z')
  }, { timeout: 60_000, interval: 5 }).toBe(true)
}
