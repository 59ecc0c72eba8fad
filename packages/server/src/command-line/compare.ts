import type { Locale } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import type { ComparisonRow } from '@lookback/core/comparison'
import { comparisonLabels } from '@lookback/core/comparison'
import type { Config } from '../config.ts'
import { compareRounds } from '../comparison/index.ts'
import { overviewOf } from '../overview/index.ts'
import { print } from './console.ts'
import { countyFor, roundFor, wholeCounty } from './county.ts'
import { withApplication } from './with-application.ts'

interface Options {
  a: string
  b: string
  county?: string
  json: boolean
}

/** `compare --a 1 --b 2`: counts by label, in total and by township; with `--json` everything that scripts want. */
export async function compareCommand(config: Config, options: Options, locale: Locale): Promise<void> {
  await withApplication(config, async (application) => {
    const county = await countyFor(application.database, options.county ?? null)
    const filter = {
      earlier: (await roundFor(application.database, county, options.a)).id,
      later: (await roundFor(application.database, county, options.b)).id,
    }
    const scope = wholeCounty(county)
    const by = async (breakdown: 'township' | 'dimension' | 'item' | 'severity' | 'category') =>
      (await compareRounds(application, scope, filter, breakdown, locale)).tell()
    const townships = await by('township')
    if (!options.json) {
      printTable([...townships.rows, townships.total], locale)
      return
    }
    const overview = (await overviewOf(application, scope)).tell()
    print(JSON.stringify({
      county,
      earlier: townships.earlier,
      later: townships.later,
      rounds: overview.rounds,
      findings: overview.findings,
      problems: overview.problems,
      total: townships.total,
      missedRate: townships.missedRate,
      townships: townships.rows,
      dimensions: (await by('dimension')).rows,
      items: (await by('item')).rows,
      severities: (await by('severity')).rows,
      categories: (await by('category')).rows,
    }, null, 2))
  })
}

function printTable(rows: readonly ComparisonRow[], locale: Locale): void {
  const words = termsIn(locale).label
  print(['', ...comparisonLabels.map((label) => words[label])].join('\t'))
  for (const row of rows) print([row.name, ...comparisonLabels.map((label) => row.counts[label])].join('\t'))
}
