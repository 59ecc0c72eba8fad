import { mkdir, statfs } from 'node:fs/promises'
import type { DiskParameter } from '@lookback/core/foundation'
import { LOWEST_DISK_SHARE } from '@lookback/core/foundation'
import { Refusal } from '@lookback/core/kernel'
import { systemCode } from '../system-error.ts'

/** What was read of a disk holds for so long: it is asked with every submission and every upload. */
const HOLDS_FOR_MS = 5_000

const readings = new Map<string, { at: number; used: Promise<number> }>()

/** How much of the disk that holds a folder is used, in percent; read anew after some seconds. */
export async function diskUsed(folder: string): Promise<number> {
  const known = readings.get(folder)
  const now = performance.now()
  if (known && now - known.at < HOLDS_FOR_MS) return known.used
  const used = readUsed(folder)
  readings.set(folder, { at: now, used })
  used.catch(() => readings.delete(folder))
  return used
}

async function readUsed(folder: string): Promise<number> {
  const { blocks, bfree, bavail } = await statfs(folder).catch(async (error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error
    await mkdir(folder, { recursive: true })
    return statfs(folder)
  })
  // What nobody but the system may use counts neither as used nor as room.
  const used = blocks - bfree
  return used + bavail === 0 ? 0 : Math.floor((used / (used + bavail)) * 100)
}

/** What is to be said of a disk that fills; null where there is room. */
export function diskNotice(used: number, { saidFrom, fullFrom }: DiskParameter): Refusal | null {
  if (used < saidFrom) return null
  return used >= fullFrom ? new Refusal('disk-nearly-full', { used }) : new Refusal('disk-filling', { used, limit: fullFrom })
}

/**
 * Refuses what would fill the disk before it is full: the database needs room to keep what is acknowledged.
 * @param readLimits asked only where the disk is fuller than any limit may be low
 * @throws {Refusal} `disk-nearly-full`
 */
export async function requireRoom(folder: string, readLimits: () => Promise<DiskParameter>): Promise<void> {
  const used = await diskUsed(folder)
  if (used >= LOWEST_DISK_SHARE && used >= (await readLimits()).fullFrom) throw new Refusal('disk-nearly-full', { used })
}
