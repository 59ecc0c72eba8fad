import { convert } from '../convert.ts'
import type { ConvertOptions } from '../convert-options.ts'
import { inOrder, Problems, type Problem } from '../problems.ts'
import type { Sheets } from '../sheets/workbook.ts'
import { understand } from '../understand.ts'
import { lintConditions } from './conditions.ts'
import { lintNames } from './names.ts'
import { lintRepeats } from './repeats.ts'
import { lintUses } from './uses.ts'

/**
 * Looks for what compiles and is probably not meant: lists and calculations that nothing uses, conditions that never come
 * true, choices that do not exist, names that differ only by case, expressions that grow slow in long repeats. Returns
 * these together with the warnings of the compilation, in the order of the workbook.
 *
 * Throws `XlsformError` for a form that does not compile.
 */
export function lint(sheets: Sheets, options: ConvertOptions = {}): Problem[] {
  const { warnings } = convert(sheets, options)
  const problems = new Problems(options.locale ?? 'en', new Set(options.tolerate))
  const understood = understand(sheets, options, new Problems('en', new Set(options.tolerate)))
  lintUses(understood, problems)
  lintConditions(understood, problems)
  lintNames(understood, problems)
  lintRepeats(understood, problems)
  return inOrder([...warnings, ...problems.warnings])
}
