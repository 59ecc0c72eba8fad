import { setPassword } from './accounts.queries.ts'
import { keepUsual } from './doors.queries.ts'
import { guarded, networkOf, throughDoors } from './guard.ts'
import { deleteOwnSession, deleteSession, insertSession, touchSession } from './sessions.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { FactorStanding } from '@lookback/core/access'
import { isStrongPassword } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { hashPassword, passwordMatches } from './password-hash.ts'
import { factorStanding, passFactor } from './second-factor.ts'
import { findFactor, rememberDevice } from './second-factor.queries.ts'
import type { SessionRow } from './queries.ts'
import { findAccount, findSessionRow, getActor, getPasswordHash, heldPosts, listCounties } from './queries.ts'

export interface SignInRequest {
  county: string
  loginName: string
  password: string
  address: string
  /** The hash of what the browser keeps since its first sign-in; null where it keeps nothing. */
  device: string | null
  userAgent: string
  /** Of the second factor; null where none is given. */
  code: string | null
  /** Whether the device is not to be asked for it again for some time. */
  remember: boolean
}

export interface Session {
  /** 256 random bits; only its hash is stored. */
  token: string
  csrfToken: string
  /** Given by an administrator: nothing is answered before it is changed. */
  passwordIsOneTime: boolean
  secondFactor: FactorStanding
  actor: Actor
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Checks the password and opens a session; see `guarded` for what becomes of wrong ones.
 * @throws {Refusal} `credentials-wrong`, `account-locked`, `account-disabled`, `password-expired`, `second-factor-needed`, `second-factor-wrong`
 */
export async function signIn(application: Application, request: SignInRequest): Promise<Session> {
  const { database, clock } = application
  const now = systemClock()
  const account = await checkCredentials(application, request, dayOf(clock()), now)
  const token = randomBytes(32).toString('base64url')
  const csrfToken = randomBytes(16).toString('base64url')
  const actor = await getActor(database, account, dayOf(clock()))
  await write(database, clock, account.county, async (transaction) => {
    await insertSession(transaction, {
      county: account.county, account: account.account, tokenHash: tokenHash(token), csrfToken, address: request.address,
      userAgent: request.userAgent, at: now,
    })
    return { result: undefined, entries: [entryOf(application, {
      kind: 'signed-in', actor: actor.person, region: placeOf(actor), payload: { address: request.address, newPlace: account.isNewPlace },
    })] }
  })
  if (request.remember && request.code !== null && request.device !== null) {
    await rememberDevice(database, account, { device: request.device, userAgent: request.userAgent, address: request.address, at: now })
  }
  const setAt = (await findFactor(database, actor))?.setAt ?? null
  const secondFactor = await factorStanding(application, actor, { createdAt: account.createdAt, setAt })
  return { token, csrfToken, actor, passwordIsOneTime: account.passwordIsOneTime, secondFactor }
}

/** An account whose password was right, for a client that sends it with every request (OpenRosa's HTTP Basic). */
export async function checkCredentials(
  application: Application, request: Omit<SignInRequest, 'userAgent' | 'remember'>, day: string, now: Date,
): Promise<{ county: string; account: string; person: string; passwordIsOneTime: boolean; isNewPlace: boolean; createdAt: Date }> {
  const { database } = application
  const { county, loginName, password, address, device } = request
  if (!(await listCounties(database)).some(({ code }) => code === county)) throw new Refusal('credentials-wrong')
  const limits = await getParameter(database, county, 'sign-in', day)
  const { account, isCodeNeeded } = await guarded(database, request, limits, now, async () => {
    const found = await findAccount(database, county, loginName)
    if (!(await passwordMatches(found?.password_hash ?? null, password)) || !found) return null
    const factor = await passFactor(database, { county, account: found.id }, request, day, now)
    if (factor !== 'wrong') return { account: found, isCodeNeeded: factor === 'needed' }
    // It stays counted: a code has six digits only.
    await tellWrong(application, county, { account: found.id, person: found.person, address }, null)
    throw new Refusal('second-factor-wrong')
  }, async (isLocked) => {
    const found = await findAccount(database, county, loginName)
    if (found) await tellWrong(application, county, { account: found.id, person: found.person, address }, isLocked ? limits.lockMinutes : null)
  })
  if (isCodeNeeded) throw new Refusal('second-factor-needed')
  if (account.disabled_at) throw new Refusal('account-disabled')
  const left = account.one_time_until && account.one_time_until.getTime() - now.getTime()
  // What a wrong clock has given for longer than anybody may give it, is not taken either.
  if (left !== null && (left < 0 || left > limits.oneTimeHours * 3_600_000)) throw new Refusal('password-expired')
  const isNewPlace = await keepUsual(database, county, account.id, { address: networkOf(address), device }, now)
  return { county, account: account.id, person: account.person, passwordIsOneTime: account.one_time_until !== null, isNewPlace, createdAt: account.created_at }
}

/** Wrong passwords on an account are in the log; how many there can be, the doors say. A name that is no account's is nobody's. */
async function tellWrong(
  application: Application, county: string, payload: { account: string; person: string; address: string }, lockedMinutes: number | null,
): Promise<void> {
  const common = { actor: null, region: county } as const
  await write(application.database, application.clock, county, async () => ({
    result: undefined,
    entries: [
      entryOf(application, { ...common, kind: 'sign-in-failed', payload }),
      ...(lockedMinutes === null ? [] : [entryOf(application, { ...common, kind: 'sign-in-locked', payload: { ...payload, minutes: lockedMinutes } })]),
    ],
  }))
}

/** Whoever a session token belongs to; null when it is unknown, too old, idle for too long or cut off. */
export async function findSession(application: Application, token: string): Promise<Omit<Session, 'token'> | null> {
  const { database, clock, actors } = application
  const hash = tokenHash(token)
  const now = systemClock()
  const cached = actors.find(hash.toString('hex'), now.getTime())
  if (cached) return cached
  const { era } = actors
  const day = dayOf(clock())
  const row = await findSessionRow(database, hash, day)
  if (!row || row.disabled_at) return null
  if (await hasEnded(database, row, day, now)) {
    await deleteSession(database, row.county, hash)
    return null
  }
  if (Math.abs(now.getTime() - row.last_seen_at.getTime()) > SEEN_EVERY) await touchSession(database, row.county, hash, now)
  const { county, account, person, name, posts } = row
  const actor = { county, account, person, name, posts: heldPosts(posts) }
  const session = {
    actor, csrfToken: row.csrf_token, passwordIsOneTime: row.one_time_until !== null,
    secondFactor: await factorStanding(application, actor, { createdAt: row.account_created_at, setAt: row.factor_set_at }),
  }
  actors.keep(hash.toString('hex'), { ...session, readAt: now.getTime() }, era)
  return session
}

const DAY_MS = 86_400_000

/** In milliseconds: fifty people at work are not fifty writes every few seconds, and what ends sessions counts in minutes. */
const SEEN_EVERY = 60_000

/**
 * A desk's session ends when nobody works there, and at the latest after some hours. A phone comes back from a village after
 * days: its session lasts as long as the county lets phones be offline, counted anew with every contact.
 */
async function hasEnded(database: Database, session: SessionRow, day: string, now: Date): Promise<boolean> {
  if (session.device !== null) {
    const { offlineDays } = await getParameter(database, session.county, 'field', day)
    return hasPassed(session.last_seen_at, offlineDays * DAY_MS, now)
  }
  const limits = await getParameter(database, session.county, 'sign-in', day)
  return hasPassed(session.last_seen_at, limits.idleMinutes * 60_000, now) || hasPassed(session.created_at, limits.absoluteHours * 3_600_000, now)
}

/** How far two clocks may lie apart, in milliseconds: those of two processes on one database, or one that was put right. */
const CLOCKS_APART = 5 * 60_000

/** Whether a time has passed since a moment; it has, too, where that moment is still to come: the clock was wrong then. */
function hasPassed(since: Date, milliseconds: number, now: Date): boolean {
  const elapsed = now.getTime() - since.getTime()
  return elapsed > milliseconds || elapsed < -CLOCKS_APART
}

/** Ends one of the actor's own sessions. */
export async function endSession(application: Application, actor: Actor, hash: Buffer): Promise<void> {
  const ended = await deleteOwnSession(application.database, actor, hash)
  application.actors.clear()
  if (!ended) throw new Refusal('not-found')
}

/**
 * Changes the password and ends all other sessions of the account. Whoever got hold of a session guesses the password no more
 * often than at the door.
 * @throws {Refusal} `credentials-wrong`, `account-locked`, `password-same`, `password-weak`
 */
export async function changePassword(
  application: Application, actor: Actor, { current, next, address }: { current: string; next: string; address: string }, ownSession: Buffer,
): Promise<void> {
  const { database, clock } = application
  const { login_name: loginName, password_hash: stored } = await getPasswordHash(database, actor.county, actor.account)
  const limits = await getParameter(database, actor.county, 'sign-in', dayOf(clock()))
  const door = { kind: 'device', loginName, place: ownSession.toString('hex') } as const
  await throughDoors(database, actor.county, [{ door, limit: limits.attempts }], limits.lockMinutes, systemClock(), async () =>
    (await passwordMatches(stored, current)) || null, (isLocked) =>
    tellWrong(application, actor.county, { account: actor.account, person: actor.person, address }, isLocked ? limits.lockMinutes : null))
  if (next === current) throw new Refusal('password-same')
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
