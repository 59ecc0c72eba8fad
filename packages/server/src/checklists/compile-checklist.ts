import type { Converted, Problem } from '@lookback/xlsform'
import { convert, XlsformError } from '@lookback/xlsform'
import { readXlsx } from '@lookback/xlsform/read'
import type { Locale, WorkbookProblem } from '@lookback/core/kernel'
import { checklistTermsIn, matchCatalogue, readCatalogue, readGuidance } from '@lookback/core/checklists'
import type { CatalogueProblem, CheckItem, FormGuidance, KnownCodes } from '@lookback/core/checklists'
import { repeatedFieldsOf } from './xform-fields.ts'

export interface CompiledChecklist {
  id: string
  version: string
  title: string
  xform: string
  /** The file with the choices that are asked from it; null where none are. */
  itemsets: string | null
  items: CheckItem[]
  guidance: FormGuidance
}

export interface CheckedWorkbook {
  /** Null where something is wrong. */
  checklist: CompiledChecklist | null
  problems: WorkbookProblem[]
  warnings: WorkbookProblem[]
}

/** Reads a checklist; everything wrong is told at once. */
export type Compile = (workbook: Uint8Array, known: KnownCodes, locale: Locale) => Promise<CheckedWorkbook>

/** Compiles a checklist and reads its catalogue against what the county knows, where the file is our own; see `compileInThread`. */
export const compileChecklist: Compile = async (workbook, known, locale) => {
  const { survey, compiled, errors } = await compile(workbook, locale)
  const catalogue = readCatalogue(survey)
  const guided = readGuidance(survey)
  const matched = matchCatalogue(survey, catalogue.items, known, new Set(compiled ? repeatedFieldsOf(compiled.xform) : []))
  const words = checklistTermsIn(locale)
  const problems = [
    ...errors,
    ...(compiled && !compiled.version ? [settingsProblem(words.versionMissing)] : []),
    ...(survey.length === 0 ? [] : [...catalogue.problems, ...matched.problems, ...guided.problems].map((problem) => worded(problem, locale))),
  ]
  const warnings = [
    ...(compiled?.warnings ?? []).map(placed),
    ...(compiled && compiled.files.length > 0 ? [filesNeeded(compiled, locale)] : []),
    ...matched.warnings.map((problem) => worded(problem, locale)),
  ]
  if (!compiled || problems.length > 0) return { checklist: null, problems, warnings }
  const { formId: id, version = '', title, xform, itemsets = null } = compiled
  return { checklist: { id, version, title, xform, itemsets, items: matched.items, guidance: guided.guidance }, problems, warnings }
}

/** What the compiler finds wrong is collected, so that it is told together with what the catalogue lacks. */
async function compile(workbook: Uint8Array, locale: Locale) {
  let survey: readonly (readonly string[])[] = []
  try {
    const sheets = await readXlsx(workbook, { locale })
    survey = sheets.survey
    return { survey, compiled: convert(sheets, { locale, chineseHeadings: true }), errors: [] }
  } catch (error) {
    if (error instanceof XlsformError) return { survey, compiled: null, errors: error.problems.map(placed) }
    throw error
  }
}

/** Something about the version, told where it is written. */
export function settingsProblem(message: string): WorkbookProblem {
  return { sheet: 'settings', row: 2, column: 'version', cell: null, message }
}

function filesNeeded({ files }: Converted, locale: Locale): WorkbookProblem {
  const message = checklistTermsIn(locale).filesNeeded.replace('{files}', files.join(', '))
  return { sheet: 'survey', row: null, column: null, cell: null, message }
}

function placed({ sheet, row, column, cell, message }: Problem): WorkbookProblem {
  return { sheet, row: row ?? null, column: column ?? null, cell: cell ?? null, message }
}

function worded({ code, row, column, cell, value }: CatalogueProblem, locale: Locale): WorkbookProblem {
  const message = checklistTermsIn(locale).catalogue[code].replace('{column}', column).replace('{value}', value)
  return { sheet: 'survey', row, column, cell, message }
}
