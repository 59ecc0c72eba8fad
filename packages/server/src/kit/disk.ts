import { mkdir, statfs } from 'node:fs/promises'
import { Refusal } from '@lookback/core/kernel'

/** Shares of the disk, in percent, from which it is said that it fills; from the last one on nothing large is taken in. */
const SAID_FROM = [80, 90, 95] as const
const TAKEN_BELOW = SAID_FROM[2]

/** How much of the disk that holds a folder is used, in percent. */
export async function diskUsed(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  const { blocks, bfree, bavail } = await statfs(folder)
  // What nobody but the system may use counts neither as used nor as room.
  const used = blocks - bfree
  return used + bavail === 0 ? 0 : Math.floor((used / (used + bavail)) * 100)
}

/** The highest of the shares that is reached, to be said; null below all of them. */
export function toSay(used: number): number | null {
  return SAID_FROM.findLast((share) => used >= share) ?? null
}

/**
 * Refuses what would fill the disk before it is full: the database needs room to keep what is acknowledged.
 * @param used in percent
 * @throws {Refusal} `disk-nearly-full`
 */
export function requireRoom(used: number): void {
  if (used >= TAKEN_BELOW) throw new Refusal('disk-nearly-full', { used })
}
