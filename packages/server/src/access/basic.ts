import { createHash } from 'node:crypto'
import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Actor } from '../kit/actor.ts'
import { checkCredentials } from './commands.ts'
import { getActor } from './queries.ts'

/**
 * HTTP Basic, for OpenRosa clients that send the password with every request. Checking one takes argon2's time, so a
 * right one is believed for as long as the actor cache believes any session; a wrong one is counted like a sign-in.
 * @param header `Basic …`; the user name may carry the county as `431999/name` where a server holds several
 */
export async function basicActor(
  application: Application, header: string, defaultCounty: string, address: string, day: string,
): Promise<Actor> {
  const now = systemClock()
  const key = `basic:${createHash('sha256').update(header).digest('hex')}`
  const cached = application.actors.find(key, now.getTime())
  if (cached) return cached.actor
  const { era } = application.actors
  const decoded = Buffer.from(header.slice('Basic '.length), 'base64').toString('utf8')
  const parts = /^(?:(\d{6})\/)?([^:]+):(.*)$/s.exec(decoded)
  if (!parts?.[2]) throw new Refusal('credentials-wrong')
  const account = await checkCredentials(
    application,
    { county: parts[1] ?? defaultCounty, loginName: parts[2], password: parts[3] ?? '', address, device: null, code: null },
    day, now,
  )
  // Such a client cannot change a password; the page can.
  if (account.passwordIsOneTime) throw new Refusal('password-one-time')
  const actor = await getActor(application.database, account, day)
  application.actors.keep(key, { actor, csrfToken: '', passwordIsOneTime: false, secondFactor: 'none', readAt: now.getTime() }, era)
  return actor
}
