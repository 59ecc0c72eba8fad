import { timeOf } from '@lookback/core/kernel'
import type { Config } from '../config.ts'
import { confirmClock } from '../jobs/index.ts'
import { print } from './console.ts'
import { countyFor } from './county.ts'
import { besideServer } from './with-application.ts'
import type { Texts } from './words.ts'

/** `confirm-clock`: the clock is right although it has jumped; the day's work goes on. Runs beside the program that serves. */
export async function confirmClockCommand(config: Config, county: string | null, texts: Texts): Promise<void> {
  await besideServer(config, async (application) => {
    await confirmClock(application, await countyFor(application.database, county))
    print(texts.clockConfirmed(timeOf(application.clock())))
  })
}
