import type { ConvertOptions } from './convert-options.ts'
import { Problems, type Problem } from './problems.ts'
import { warnOfTranslations } from './sheets/translation-gaps.ts'
import type { Sheets } from './sheets/workbook.ts'
import { understand } from './understand.ts'
import { writeDocument } from './write/document.ts'
import { checkSize } from './write/size.ts'

/** A compiled form. */
export interface Converted {
  /** The ODK XForm. */
  readonly xform: string
  readonly formId: string
  readonly version: string | undefined
  readonly title: string
  /** The languages of the form, the default one first; empty for a form that does not name any. */
  readonly languages: readonly string[]
  /** Names of the media and data files that must come with the form. */
  readonly files: readonly string[]
  /** The content of `itemsets.csv`, for a form with `select_one_external`. */
  readonly itemsets: string | undefined
  readonly warnings: readonly Problem[]
}

/**
 * Compiles an XLSForm into an ODK XForm.
 *
 * `sheets` holds the rows of each sheet as texts, the first row being the headings. Pure: the same sheets always give
 * the same form. Throws `XlsformError` with everything found wrong; nothing else.
 */
export function convert(sheets: Sheets, options: ConvertOptions = {}): Converted {
  const problems = new Problems(options.locale ?? 'en', new Set(options.tolerate))
  const { form, items, languages, gaps, itemsets } = understand(sheets, options, problems)
  if (!checkSize(items, languages.size, form)) problems.throwIfErrors()
  const document = writeDocument(form, items)
  warnOfTranslations(gaps, new Set([...document.languages, ...languages]), form.root.place.sheet, problems)
  problems.throwIfErrors()
  const { formId, version, title } = form.settings
  return {
    xform: document.lines.text(), formId, version, title, languages: document.languages, files: document.files, itemsets,
    warnings: problems.warnings,
  }
}
