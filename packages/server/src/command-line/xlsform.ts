import path from 'node:path'
import { convert, describe, XlsformError } from '@lookback/xlsform'
import { readCsv, readXlsx } from '@lookback/xlsform/read'
import type { Locale } from '@lookback/core/kernel'
import { print, say } from './console.ts'
import { readInput, refuseUnwritable, writeOutput } from './files.ts'
import type { Texts } from './words.ts'

interface Options {
  output: string
  json: boolean
}

/**
 * `xlsform FILE -o OUT.xml`: compiles a checklist; with `--json` the result or the errors as data. Choices that clients
 * look up in `itemsets.csv` are written beside it, under the name they ask for.
 */
export async function xlsformCommand(file: string, options: Options, locale: Locale, texts: Texts): Promise<void> {
  const bytes = await readInput(file)
  await refuseUnwritable(options.output)
  try {
    const sheets = file.toLowerCase().endsWith('.csv') ? readCsv(bytes, { locale }) : await readXlsx(bytes, { locale })
    const { xform, warnings, ...form } = convert(sheets, { formId: path.parse(file).name, locale })
    await writeOutput(options.output, xform)
    const itemsets = path.join(path.dirname(options.output), 'itemsets.csv')
    if (form.itemsets !== undefined) await writeOutput(itemsets, form.itemsets)
    if (options.json) print(JSON.stringify({ ...form, warnings }, null, 2))
    else {
      for (const warning of warnings) say(describe(warning))
      print(texts.written(options.output))
      if (form.itemsets !== undefined) print(texts.written(itemsets))
    }
  } catch (error) {
    if (!(error instanceof XlsformError) || !options.json) throw error
    print(JSON.stringify({ errors: error.problems }, null, 2))
    process.exitCode = 1
  }
}
