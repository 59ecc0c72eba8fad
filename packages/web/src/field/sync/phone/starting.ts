import type { InjectionKey } from 'vue'
import { inject } from 'vue'
import { CallFailure } from '../../../api/failure.ts'
import { t } from '../../../app/i18n.ts'
import type { Phone, PhoneStatus } from './phone.ts'

/**
 * The phone as the pages know it that are shown first: whose it is, and how to come by all the rest. What reads and writes
 * its store is fetched while they are looked at.
 */
export class StartingPhone {
  readonly status: Readonly<PhoneStatus>
  readonly #load: () => Promise<Phone>
  #whole: Promise<Phone> | null = null

  constructor(status: Readonly<PhoneStatus>, load: () => Promise<Phone>) {
    this.status = status
    this.#load = load
  }

  /**
   * The whole phone; asked for again after a failure, it is fetched again.
   * @throws {CallFailure} `unreachable` where the line broke while it was fetched
   */
  whole(): Promise<Phone> {
    this.#whole ??= this.#load().catch((error: unknown) => {
      this.#whole = null
      // Browsers tell a part of the program that cannot be fetched so.
      throw error instanceof TypeError ? new CallFailure('unreachable', t('app.unreachable')) : error
    })
    return this.#whole
  }
}

export const startingKey: InjectionKey<StartingPhone> = Symbol('starting')

export function useStarting(): StartingPhone {
  const starting = inject(startingKey)
  if (!starting) throw new Error('the application has no phone')
  return starting
}
