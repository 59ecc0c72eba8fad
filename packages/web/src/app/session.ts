import { getSession, signIn, signOut } from '@lookback/core/access'
import type { SessionView } from '@lookback/core/access'
import type { Permission } from '@lookback/core/kernel'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { requestContext } from '../api/context.ts'
import type { FailureCode } from '../api/failure.ts'
import { CallFailure } from '../api/failure.ts'
import { presentYear } from './format.ts'

const session = shallowRef<SessionView | null>(null)
let asked = false

function setSession(view: SessionView | null): void {
  session.value = view
  asked = true
  presentYear.value = view?.today.slice(0, 4) ?? ''
  requestContext.csrfToken = view?.csrfToken ?? ''
}

/** Who is signed in. */
export function useSession() {
  return {
    session,
    isDemo: computed(() => session.value?.county.isDemo ?? false),
    may: (permission: Permission): boolean => session.value?.permissions.includes(permission) ?? false,
  }
}

/** Why it is not known yet who is signed in: the server or its database is being started; null as soon as it answers. */
export const serverAway = shallowRef<CallFailure | null>(null)

const ASKED_AGAIN_AFTER_MS = 2_000
const away: ReadonlySet<FailureCode> = new Set(['unreachable', 'database-away', 'database-unreachable', 'service-busy'])

/** Asks the server once who is signed in, again and again while it is away; null for nobody. */
export async function ensureSession(): Promise<SessionView | null> {
  while (!asked) {
    try {
      setSession(await call(getSession, {}))
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error
      if (!away.has(error.code)) setSession(null)
      else {
        serverAway.value = error
        await new Promise((resolve) => setTimeout(resolve, ASKED_AGAIN_AFTER_MS))
      }
    }
  }
  serverAway.value = null
  return session.value
}

/** Asks again who is signed in, after something about it has changed. */
export async function renewSession(): Promise<void> {
  setSession(await call(getSession, {}))
}

/** What somebody signs in with; the code is asked for where the account has a second factor. */
export interface Credentials {
  county: string
  loginName: string
  password: string
  code: string
  remember: boolean
}

/** @throws {CallFailure} `credentials-wrong`, `account-locked`, `account-disabled`, `second-factor-needed`, `second-factor-wrong` */
export async function enter(credentials: Credentials): Promise<void> {
  setSession(await signedIn(credentials))
}

async function signedIn({ code, ...credentials }: Credentials): Promise<SessionView> {
  return call(signIn, { body: { ...credentials, ...(code.trim() === '' ? {} : { code }) } })
}

let leaving = false

/** Signs out and loads the page anew, so that nothing of the last person stays in memory. */
export async function leave(): Promise<void> {
  leaving = true
  try {
    await call(signOut, {})
  } catch (error) {
    leaving = false
    // Who is out already is out.
    if (!(error instanceof CallFailure) || error.code !== 'not-signed-in') throw error
  }
  window.location.assign('/sign-in')
}

/**
 * The session ended under an open page: whoever works there signs in again over it, so that nothing that was typed is lost.
 * Holds what goes on as soon as that is done; null while somebody is signed in.
 */
export const sessionEnded = shallowRef<(() => void) | null>(null)
let comingBack: Promise<boolean> | null = null

async function backAgain(code: FailureCode): Promise<boolean> {
  const before = session.value
  if (!before || leaving) return false
  if (code === 'cross-site-request') {
    // Another window signed out and in again: as the same person, this one goes on by the new session.
    requestContext.csrfToken = ''
    const now = await call(getSession, {})
    if (now.account === before.account) setSession(now)
    else anew()
    return now.account === before.account
  }
  await new Promise<void>((resolve) => { sessionEnded.value = resolve })
  sessionEnded.value = null
  return true
}

requestContext.onSessionLost = (code) => {
  comingBack ??= backAgain(code).finally(() => { comingBack = null })
  return comingBack
}

/** Somebody else is signed in in this browser now: nothing of who was before stays on the page. */
function anew(): void {
  window.location.assign('/')
}

/**
 * Signs in over a page whose session has ended. Somebody else than before begins anew.
 * @throws {CallFailure} as `enter`
 */
export async function enterAgain(credentials: Credentials): Promise<void> {
  const before = session.value?.account
  const view = await signedIn(credentials)
  if (view.account !== before || view.passwordIsOneTime || view.secondFactor === 'required') anew()
  else {
    setSession(view)
    sessionEnded.value?.()
  }
}
