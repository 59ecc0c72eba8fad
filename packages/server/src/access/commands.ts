import { countAttempt, forgetAttempts, lockAccount, setPassword } from './accounts.queries.ts'
import { deleteOwnSession, deleteSession, insertSession, touchSession } from './sessions.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { createHash, randomBytes } from 'node:crypto'
import { isStrongPassword } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { hashPassword, passwordMatches } from './password-hash.ts'
import { countAddressFailure, findAccount, findAddressFailure, findSessionRow, getActor, getPasswordHash, listCounties } from './queries.ts'

export interface SignInRequest {
  county: string
  loginName: string
  password: string
  address: string
  userAgent: string
}

export interface Session {
  /** 256 random bits; only its hash is stored. */
  token: string
  csrfToken: string
  /** Given by an administrator: nothing is answered before it is changed. */
  passwordIsOneTime: boolean
  actor: Actor
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Checks the password and opens a session. Wrong attempts are counted by account and by address; a locked account
 * answers the same whether the password was right or wrong.
 * @throws {Refusal} `credentials-wrong`, `account-locked`, `account-disabled`, `password-expired`
 */
export async function signIn(application: Application, request: SignInRequest): Promise<Session> {
  const { database, clock } = application
  const now = systemClock()
  const account = await checkCredentials(database, request, dayOf(clock()), now)
  const token = randomBytes(32).toString('base64url')
  const csrfToken = randomBytes(16).toString('base64url')
  const actor = await getActor(database, account, dayOf(clock()))
  await write(database, clock, account.county, async (transaction) => {
    await forgetAttempts(transaction, account.county, account.account)
    await insertSession(transaction, {
      county: account.county, account: account.account, tokenHash: tokenHash(token), csrfToken, address: request.address,
      userAgent: request.userAgent, at: now,
    })
    return { result: undefined, entries: [entryOf(application, {
      kind: 'signed-in', actor: actor.person, region: placeOf(actor), payload: { address: request.address },
    })] }
  })
  return { token, csrfToken, actor, passwordIsOneTime: account.passwordIsOneTime }
}

/** An account whose password was right, for a client that sends it with every request (OpenRosa's HTTP Basic). */
export async function checkCredentials(
  database: Database, request: Omit<SignInRequest, 'userAgent'>, day: string, now: Date,
): Promise<{ county: string; account: string; person: string; passwordIsOneTime: boolean }> {
  const { county, loginName, address } = request
  if (!(await listCounties(database)).some(({ code }) => code === county)) throw new Refusal('credentials-wrong')
  const limits = await getParameter(database, county, 'sign-in', day)
  const lockedUntil = new Date(now.getTime() + limits.lockMinutes * 60_000)
  const failure = await findAddressFailure(database, county, address)
  refuseWhileLocked(failure?.locked_until ?? null, now)
  const account = await findAccount(database, county, loginName)
  refuseWhileLocked(account?.locked_until ?? null, now)
  if (!(await passwordMatches(account?.password_hash ?? null, request.password)) || !account) {
    await countAddressFailure(database, county, address, now, limits.addressAttempts, lockedUntil)
    if (account) await countAccountFailure(database, county, account.id, limits.attempts, lockedUntil)
    throw new Refusal('credentials-wrong')
  }
  if (account.disabled_at) throw new Refusal('account-disabled')
  if (account.one_time_until && account.one_time_until < now) throw new Refusal('password-expired')
  return { county, account: account.id, person: account.person, passwordIsOneTime: account.one_time_until !== null }
}

function refuseWhileLocked(lockedUntil: Date | null, now: Date): void {
  if (!lockedUntil || lockedUntil <= now) return
  throw new Refusal('account-locked', { minutes: Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000) })
}

/** Locked for ever longer: the second lock in a row is twice as long, and so on; a right password starts again. */
async function countAccountFailure(
  database: Database, county: string, id: string, attempts: number, lockedUntil: Date,
): Promise<void> {
  const failed = await countAttempt(database, county, id)
  if (failed % attempts !== 0) return
  const extra = (lockedUntil.getTime() - systemClock().getTime()) * (Math.min(failed / attempts, 8) - 1)
  await lockAccount(database, county, id, new Date(lockedUntil.getTime() + extra))
}

/** Whoever a session token belongs to; null when it is unknown, too old, idle for too long or cut off. */
export async function findSession(application: Application, token: string): Promise<Omit<Session, 'token'> | null> {
  const { database, clock, actors } = application
  const hash = tokenHash(token)
  const now = systemClock()
  const cached = actors.find(hash.toString('hex'), now.getTime())
  if (cached) return cached
  const { era } = actors
  const row = await findSessionRow(database, hash)
  if (!row || row.disabled_at) return null
  const day = dayOf(clock())
  const limits = await getParameter(database, row.county, 'sign-in', day)
  const idle = now.getTime() - row.last_seen_at.getTime() > limits.idleMinutes * 60_000
  const old = now.getTime() - row.created_at.getTime() > limits.absoluteHours * 3_600_000
  if (idle || old) {
    await deleteSession(database, row.county, hash)
    return null
  }
  await touchSession(database, row.county, hash, now)
  const session = {
    actor: await getActor(database, row, day), csrfToken: row.csrf_token, passwordIsOneTime: row.one_time_until !== null,
  }
  actors.keep(hash.toString('hex'), { ...session, readAt: now.getTime() }, era)
  return session
}

/** Ends one of the actor's own sessions. */
export async function endSession(application: Application, actor: Actor, hash: Buffer): Promise<void> {
  const ended = await deleteOwnSession(application.database, actor, hash)
  application.actors.clear()
  if (!ended) throw new Refusal('not-found')
}

/** Changes the password and ends all other sessions of the account. */
export async function changePassword(
  application: Application, actor: Actor, current: string, next: string, ownSession: Buffer,
): Promise<void> {
  const { database, clock } = application
  const { login_name: loginName, password_hash: stored } = await getPasswordHash(database, actor.county, actor.account)
  if (!(await passwordMatches(stored, current))) throw new Refusal('credentials-wrong')
  const limits = await getParameter(database, actor.county, 'sign-in', dayOf(clock()))
  if (!isStrongPassword(next, loginName, limits.passwordLength)) {
    throw new Refusal('password-weak', { length: limits.passwordLength })
  }
  const hash = await hashPassword(next)
  await write(database, clock, actor.county, async (transaction) => {
    await setPassword(transaction, actor, hash, ownSession)
    return { result: undefined, entries: [entryOf(application, {
      kind: 'password-changed', actor: actor.person, region: placeOf(actor), payload: {},
    })] }
  })
  application.actors.clear()
}
