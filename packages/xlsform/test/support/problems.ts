import { convert, XlsformError, type ConvertOptions, type Problem } from '../../src/index.ts'
import { sheetsOf } from './markdown.ts'

/** What is found in a form, errors before warnings. */
export function problemsOf(markdown: string, options: ConvertOptions = { formId: 'f' }): Problem[] {
  try {
    return [...convert(sheetsOf(markdown), options).warnings]
  } catch (error) {
    if (error instanceof XlsformError) return [...error.problems]
    throw error
  }
}

/** Short form of problems: `code sheet!cell`. */
export function codesOf(markdown: string): string[] {
  return problemsOf(markdown).map(({ code, sheet, cell, row }) => `${code} ${sheet}!${cell ?? row ?? ''}`)
}
