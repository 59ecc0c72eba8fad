import { rescuePassword, unlockAccount } from '../access/index.ts'
import { timeOf } from '@lookback/core/kernel'
import type { Config } from '../config.ts'
import { print } from './console.ts'
import { countyFor } from './county.ts'
import { besideServer } from './with-application.ts'
import type { Texts } from './words.ts'

interface AccountOptions {
  login: string
  county?: string
}

/** `unlock`: wrong passwords on an account are forgotten. Runs beside the program that serves. */
export async function unlockCommand(config: Config, { login, county }: AccountOptions, texts: Texts): Promise<void> {
  await besideServer(config, async (application) => {
    await unlockAccount(application, await countyFor(application.database, county ?? null), login)
    print(texts.unlocked(login))
  })
}

/** `reset-password`: a one-time password, told once. Runs beside the program that serves. */
export async function resetPasswordCommand(config: Config, { login, county }: AccountOptions, texts: Texts): Promise<void> {
  await besideServer(config, async (application) => {
    const { password, until } = await rescuePassword(application, await countyFor(application.database, county ?? null), login)
    print(texts.passwordReset(login, password, timeOf(until)))
  })
}
