import type { FailureCode } from './failure.ts'

/** What every request carries, kept in one place so that `call` knows neither the session nor the router. */
export const requestContext = {
  csrfToken: '',
  /**
   * Called when the server answers that nobody is signed in any more, or that the page is of another session.
   * @returns whether the same person is signed in again: what was refused can be asked once more
   */
  onSessionLost: (() => Promise.resolve(false)) as (code: FailureCode) => Promise<boolean>,
}

const ofTheSession: ReadonlySet<FailureCode> = new Set(['not-signed-in', 'cross-site-request'])

/** What was refused for its session alone has not been done: it is asked again as soon as the same person is back. */
export async function mayAskAgain(code: FailureCode): Promise<boolean> {
  return ofTheSession.has(code) && await requestContext.onSessionLost(code)
}
