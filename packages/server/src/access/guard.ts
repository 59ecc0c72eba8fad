import { isIPv6 } from 'node:net'
import type { SignInParameter } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { Door } from './doors.queries.ts'
import { enter, findUsual, forgetOldDoors, leave } from './doors.queries.ts'

/** Whose password is tried, and from where. */
export interface Attempt {
  county: string
  loginName: string
  address: string
  /** The hash of what the browser keeps since its first sign-in; null where it keeps nothing. */
  device: string | null
}

const MILLISECONDS_A_DAY = 86_400_000

/**
 * Tries a password where the doors that it comes in by are open. Counted before it is looked at, and one after the other for
 * one name, so that of a thousand at once no more are looked at than of a thousand in a row. Whoever comes from a device or an
 * address that the account knows is counted there alone: what others try elsewhere, or on other accounts, locks nobody out.
 * @param look looks at the password; null where it is wrong
 * @param onWrong is told of a wrong one, and whether a door is locked now
 * @throws {Refusal} `account-locked`, `credentials-wrong`, alike whether there is such an account or not
 */
export async function guarded<Result>(
  database: Database, attempt: Attempt, limits: SignInParameter, now: Date, look: () => Promise<Result | null>,
  onWrong: (isLocked: boolean) => Promise<void>,
): Promise<Result> {
  const { county } = attempt
  return throughDoors(database, county, await doorsOf(database, attempt, limits, now), limits.lockMinutes, now, look, onWrong)
}

interface GuardedDoor {
  door: Door
  /** Attempts before it is locked. */
  limit: number
}

/** As `guarded`, by the doors given. */
export async function throughDoors<Result>(
  database: Database, county: string, doors: readonly [GuardedDoor, ...GuardedDoor[]], lockMinutes: number, now: Date, look: () => Promise<Result | null>,
  onWrong: (isLocked: boolean) => Promise<void>,
): Promise<Result> {
  const [{ door: { loginName } }] = doors
  return inTurn(`${county} ${loginName}`, async () => {
    const entered: (GuardedDoor & { last: boolean })[] = []
    for (const { door, limit } of doors) {
      const result = await enter(database, county, door, { limit, lockMinutes }, now)
      if (!result.open) throw new Refusal('account-locked', { minutes: Math.ceil((result.until.getTime() - now.getTime()) / 60_000) })
      entered.push({ door, limit, last: result.last })
    }
    const right = await look()
    if (right === null) {
      await onWrong(entered.some(({ last }) => last))
      throw new Refusal('credentials-wrong')
    }
    for (const { door, ...one } of entered) await leave(database, county, door, one)
    await forgetOldDoors(database, county, now)
    return right
  })
}

async function doorsOf(
  database: Database, { county, loginName, address, device }: Attempt, limits: SignInParameter, now: Date,
): Promise<[GuardedDoor, ...GuardedDoor[]]> {
  const place = networkOf(address)
  const since = new Date(now.getTime() - limits.usualDays * MILLISECONDS_A_DAY)
  const usual = await findUsual(database, county, loginName, { address: place, device }, since)
  if (usual.device && device !== null) return [{ door: { kind: 'device', loginName, place: device }, limit: limits.attempts }]
  const here = { door: { kind: 'account-at-address', loginName, place } as const, limit: limits.attempts }
  if (usual.address) return [here]
  return [
    here,
    { door: { kind: 'address', loginName: '', place }, limit: limits.addressAttempts },
    { door: { kind: 'account', loginName, place: '' }, limit: limits.accountAttempts },
  ]
}

/** The network that an address is given out from: of IPv6 the first 64 bits, since whoever has one address has them all. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const after = (tail ?? '').split(':').filter((group) => group !== '')
  const filled = tail === undefined ? groups : [...groups, ...Array.from({ length: 8 - groups.length - after.length }, () => '0'), ...after]
  return `${filled.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`
}

const turns = new Map<string, Promise<unknown>>()

/** One after the other for one name. */
async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const before = turns.get(name) ?? Promise.resolve()
  const turn = before.then(work, work)
  turns.set(name, turn)
  try {
    return await turn
  } finally {
    if (turns.get(name) === turn) turns.delete(name)
  }
}
