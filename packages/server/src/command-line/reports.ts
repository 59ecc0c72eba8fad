import type { Locale } from '@lookback/core/kernel'
import { newIdentifier, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { bulletinDocument, makeBulletin, writeLedger } from '../reports/index.ts'
import { print } from './console.ts'
import { countyFor, roundFor, wholeCounty } from './county.ts'
import { refuseUnwritable, writeOutput } from './files.ts'
import type { Texts } from './words.ts'
import { withApplication } from './with-application.ts'

interface LedgerOptions {
  county?: string
  output: string
}

export async function ledgerCommand(config: Config, options: LedgerOptions, locale: Locale, texts: Texts): Promise<void> {
  await refuseUnwritable(options.output)
  await withApplication(config, async (application) => {
    const county = await countyFor(application.database, options.county ?? null)
    const stream = await writeLedger(application, wholeCounty(county), {}, locale)
    await writeOutput(options.output, stream)
    print(texts.written(options.output))
  })
}

interface BulletinOptions extends LedgerOptions {
  a: string
  b: string
  title: string
}

/** Makes a bulletin, as the console does: it is kept with its frozen figures, and written to a file. */
export async function bulletinCommand(config: Config, options: BulletinOptions, texts: Texts): Promise<void> {
  await refuseUnwritable(options.output)
  await withApplication(config, async (application) => {
    const { database } = application
    const county = await countyFor(database, options.county ?? null)
    const bulletin = await makeBulletin(application, null, wholeCounty(county), {
      id: newIdentifier(systemClock),
      title: options.title,
      earlier: (await roundFor(database, county, options.a)).id,
      later: (await roundFor(database, county, options.b)).id,
    })
    await writeOutput(options.output, await bulletinDocument(application, county, bulletin.id))
    print(texts.written(options.output))
  })
}
