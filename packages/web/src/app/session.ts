import { getSession, signIn, signOut } from '@lookback/core/access'
import type { SessionView } from '@lookback/core/access'
import type { Permission } from '@lookback/core/kernel'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { requestContext } from '../api/context.ts'
import { CallFailure } from '../api/failure.ts'

const session = shallowRef<SessionView | null>(null)
let asked = false

function setSession(view: SessionView | null): void {
  session.value = view
  asked = true
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

/** Asks the server once who is signed in; null for nobody, also when the server does not answer. */
export async function ensureSession(): Promise<SessionView | null> {
  if (asked) return session.value
  try {
    setSession(await call(getSession, {}))
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    setSession(null)
  }
  return session.value
}

/** Asks again who is signed in, after something about it has changed. */
export async function renewSession(): Promise<void> {
  setSession(await call(getSession, {}))
}

/** @throws {CallFailure} `credentials-wrong`, `account-locked`, `account-disabled` */
export async function enter(credentials: { county: string; loginName: string; password: string }): Promise<void> {
  setSession(await call(signIn, { body: credentials }))
}

/** Signs out and loads the page anew, so that nothing of the last person stays in memory. */
export async function leave(): Promise<void> {
  await call(signOut, {})
  window.location.assign('/sign-in')
}

export function forgetSession(): void {
  setSession(null)
}
