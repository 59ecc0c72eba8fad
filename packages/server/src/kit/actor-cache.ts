import type { FactorStanding } from '@lookback/core/access'
import type { Actor } from './actor.ts'

export interface CachedSession {
  actor: Actor
  csrfToken: string
  passwordIsOneTime: boolean
  secondFactor: FactorStanding
  /** Real time, in milliseconds: when the session was read from the database. */
  readAt: number
}

/** For how long a session is believed without asking the database; sign-out and revocation clear it at once. */
const BELIEVED_MILLISECONDS = 5_000

/** Signed-in actors by the hash of their token, so that a phone that sends 20 visits is not looked up 20 times. */
export class ActorCache {
  readonly #sessions = new Map<string, CachedSession>()
  #era = 0

  /** Counts the changes of who may do what; asked before a session is read, and given when it is kept. */
  get era(): number {
    return this.#era
  }

  find(tokenHash: string, now: number): CachedSession | null {
    const cached = this.#sessions.get(tokenHash)
    if (!cached) return null
    if (now - cached.readAt <= BELIEVED_MILLISECONDS) return cached
    this.#sessions.delete(tokenHash)
    return null
  }

  /** What was read before a change that has happened since is not kept. */
  keep(tokenHash: string, session: CachedSession, era: number): void {
    if (era !== this.#era) return
    if (this.#sessions.size > 10_000) this.#sessions.clear()
    this.#sessions.set(tokenHash, session)
  }

  /** After anything that changes who may do what. */
  clear(): void {
    this.#era += 1
    this.#sessions.clear()
  }
}
