import { createHash, randomInt } from 'node:crypto'
import type { FactorStanding } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { getCounty, getPasswordHash } from './queries.ts'
import type { Owner } from './second-factor.queries.ts'
import { findFactor, keepKey, listRemembered, setFactor, useRecoveryCode, useStep } from './second-factor.queries.ts'
import { keyAddress, keyInLetters, newKey, stepWithCode } from './totp.ts'

const MILLISECONDS_A_DAY = 86_400_000
const RECOVERY_CODES = 10
const RECOVERY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const administrators: ReadonlySet<string> = new Set(['administrator', 'security-administrator', 'audit-administrator'])

/** How an account stands with its second factor. */
export async function factorStanding(
  { database, clock }: Pick<Application, 'database' | 'clock'>, actor: Pick<Actor, 'county' | 'posts'>, { createdAt, setAt }: { createdAt: Date; setAt: Date | null },
): Promise<FactorStanding> {
  if (setAt) return 'set'
  const now = clock()
  const rule = await getParameter(database, actor.county, 'second-factor', dayOf(now))
  const asked = rule.everybody || actor.posts.some(({ role }) =>
    (rule.administrators && administrators.has(role)) || (rule.countyOffice && role === 'county-office'))
  if (!asked) return 'none'
  return now.getTime() - createdAt.getTime() < rule.graceDays * MILLISECONDS_A_DAY ? 'asked' : 'required'
}

/**
 * Whether whoever has given the right password may come in: no factor is set, the device is remembered, or the code is right.
 * @param device the hash of what the browser keeps
 */
export async function passFactor(
  database: Database, owner: Owner, { code, device }: { code: string | null; device: string | null }, day: string, now: Date,
): Promise<'passed' | 'needed' | 'wrong'> {
  const factor = await findFactor(database, owner)
  if (!factor?.setAt) return 'passed'
  if (device !== null) {
    const { rememberDays } = await getParameter(database, owner.county, 'second-factor', day)
    const remembered = await listRemembered(database, owner, new Date(now.getTime() - rememberDays * MILLISECONDS_A_DAY), now)
    if (remembered.some((one) => one.device === device)) return 'passed'
  }
  if (code === null) return 'needed'
  const step = stepWithCode(factor.key, code, now)
  const isRight = step === null ? await useRecoveryCode(database, owner, hashOf(code)) : await useStep(database, owner, step)
  return isRight ? 'passed' : 'wrong'
}

/** Makes the key that an app is to have. @throws {Refusal} `second-factor-set` */
export async function beginFactor({ database }: Application, actor: Actor): Promise<{ key: string; address: string }> {
  const key = newKey()
  if (!(await keepKey(database, actor, key))) throw new Refusal('second-factor-set')
  const { login_name: loginName } = await getPasswordHash(database, actor.county, actor.account)
  const { name } = await getCounty(database, actor.county)
  return { key: keyInLetters(key), address: keyAddress(key, name, loginName) }
}

/**
 * Sets the factor, once the app has shown that it has the key; other sessions of the account end.
 * @returns the recovery codes, told once
 * @throws {Refusal} `second-factor-wrong`, `second-factor-set`
 */
export async function confirmFactor(application: Application, actor: Actor, code: string, session: Buffer): Promise<string[]> {
  const { database, clock } = application
  const at = systemClock()
  const factor = await findFactor(database, actor)
  if (factor?.setAt) throw new Refusal('second-factor-set')
  const step = factor ? stepWithCode(factor.key, code, at) : null
  if (step === null) throw new Refusal('second-factor-wrong')
  const codes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode)
  await write(database, clock, actor.county, async (transaction) => {
    if (!(await setFactor(transaction, actor, { step, codes: codes.map(hashOf), session, at }))) throw new Refusal('second-factor-set')
    return { result: undefined, entries: [entryOf(application, { kind: 'second-factor-set', actor: actor.person, region: placeOf(actor), payload: {} })] }
  })
  application.actors.clear()
  return codes
}

/** Ten letters and digits, almost 50 bits: more than anybody guesses at a door that counts. */
function makeRecoveryCode(): string {
  const group = () => Array.from({ length: 5 }, () => RECOVERY_LETTERS[randomInt(RECOVERY_LETTERS.length)]).join('')
  return `${group()}-${group()}`
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code.trim().toLowerCase()).digest()
}
