import { columnLetters } from '../kernel/cell.ts'
import { evidenceWritten, severityWritten, surveyColumns, unitWritten } from './headings.ts'
import type { CheckItem } from './standard.ts'
import { AllowanceUnit, CheckItem as CheckItemShape, EvidenceKind, Severity } from './standard.ts'
import { submissionFields } from './submission.ts'

/** The extra columns that make a row of an XLSForm's survey sheet a check item, and what fills them. */
const columns = {
  name: 'code', wording: 'wording', dimension: 'dimension', severity: 'severity', department: 'department',
  allowance: 'allowance', allowance_unit: 'allowanceUnit', evidence: 'evidence', papers: 'papers',
} as const satisfies Record<string, keyof CheckItem>
type Column = keyof typeof columns
const columnNames = Object.keys(columns) as Column[]
/** A checklist may do without. */
const optionalColumns: readonly Column[] = ['papers']

/** What may be wrong with a catalogue. The sentences stand in `words/workbook.*.ts`. */
export type CatalogueProblemCode =
  | 'column-missing' | 'field-missing' | 'no-items' | 'code-twice' | 'code-invalid' | 'wording-missing' | 'severity-unknown'
  | 'department-missing' | 'allowance-invalid' | 'allowance-unit-unknown' | 'evidence-unknown'
  | 'papers-too-long' | 'known-unknown' | 'department-unknown' | 'dimension-unknown' | 'item-repeated' | 'field-repeated' | 'head-name-missing'

/** One thing wrong with a catalogue, at its place in the survey sheet. */
export interface CatalogueProblem {
  code: CatalogueProblemCode
  /** As the spreadsheet program shows it, the heading row being 1. */
  row: number
  column: string
  /** The cell's address; null where the column is missing. */
  cell: string | null
  /** What stands there. */
  value: string
}

export interface Catalogue {
  items: CheckItem[]
  problems: CatalogueProblem[]
}

/** What the county knows: its units by code, and by the name that people call them; its dimensions. */
export interface KnownCodes {
  units: readonly { code: string; name: string }[]
  dimensions: ReadonlySet<string>
}

const codeOf: Readonly<Record<Column, CatalogueProblemCode>> = {
  name: 'code-invalid', wording: 'wording-missing', dimension: 'dimension-unknown', severity: 'severity-unknown',
  department: 'department-missing', allowance: 'allowance-invalid', allowance_unit: 'allowance-unit-unknown',
  evidence: 'evidence-unknown', papers: 'papers-too-long',
}

/**
 * Reads the standard out of a checklist: every row of the survey sheet that fills the column `dimension` is a check
 * item, in the order of the sheet. Everything wrong is told at once.
 * @param survey rows of cell texts, the headings first
 */
export function readCatalogue(survey: readonly (readonly string[])[]): Catalogue {
  const headings = surveyColumns(survey[0] ?? [])
  const missing = columnNames.filter((column) => !headings.includes(column) && !optionalColumns.includes(column))
  if (missing.length > 0) {
    return { items: [], problems: missing.map((column) => ({ code: 'column-missing', row: 1, column, cell: null, value: '' })) }
  }
  const items: CheckItem[] = []
  const problems: CatalogueProblem[] = []
  /** Told of as it stands in the workbook. */
  const written = (column: Column) => survey[0]?.[headings.indexOf(column)]?.trim() ?? column
  survey.forEach((row, index) => {
    const cell = (column: Column): string => row[headings.indexOf(column)]?.trim() ?? ''
    if (index === 0 || cell('dimension') === '') return
    const tell = (code: CatalogueProblemCode, column: Column) => problems.push(
      { code, row: index + 1, column: written(column), cell: `${columnLetters(headings.indexOf(column) + 1)}${index + 1}`, value: cell(column) },
    )
    const item = CheckItemShape.safeParse(itemFrom(cell, items.length + 1))
    if (!item.success) {
      const wrong = new Set(item.error.issues.map((issue) => issue.path[0]))
      for (const column of columnNames) if (wrong.has(columns[column])) tell(codeOf[column], column)
    } else if (items.some((other) => other.code === item.data.code)) tell('code-twice', 'name')
    else items.push(item.data)
  })
  if (items.length === 0 && problems.length === 0) {
    problems.push({ code: 'no-items', row: 1, column: 'dimension', cell: null, value: '' })
  }
  return { items, problems }
}

function itemFrom(cell: (column: Column) => string, position: number): Partial<Record<keyof CheckItem, unknown>> {
  return {
    code: cell('name'),
    position,
    dimension: cell('dimension'),
    wording: cell('wording'),
    severity: Severity.safeParse(severityWritten(cell('severity'))).data,
    department: cell('department'),
    allowance: Number(cell('allowance') || Number.NaN),
    allowanceUnit: AllowanceUnit.safeParse(unitWritten(cell('allowance_unit'))).data,
    evidence: evidenceWritten(cell('evidence')).map((kind) => EvidenceKind.safeParse(kind).data),
    papers: cell('papers').split(/[、，,;；]/).map((name) => name.trim()).filter(Boolean),
  }
}

/** Without these fields no filled form could be tied to a round and a household; each is asked once. */
const neededFields: readonly string[] = [submissionFields.round, submissionFields.household, submissionFields.outcome]

/**
 * Holds a catalogue against what the county knows. A department may be given by its name; one that the county does not
 * have cannot be told anything, so it is wrong. An unknown dimension is shown as it is written: told where that is a code.
 * @param repeated names of the fields that stand in a repeat: an item there is said what it comes to
 * @returns the items with the codes of their departments
 */
export function matchCatalogue(
  survey: readonly (readonly string[])[], items: readonly CheckItem[], known: KnownCodes, repeated: ReadonlySet<string>,
): Catalogue & { warnings: CatalogueProblem[] } {
  const headings = surveyColumns(survey[0] ?? [])
  const place = (column: Column) => headings.indexOf(column)
  const names = survey.slice(1).map((row) => row[place('name')]?.trim())
  const at = (item: CheckItem, code: CatalogueProblemCode, column: Column): CatalogueProblem => {
    const row = survey.findIndex((cells, index) =>
      index > 0 && cells[place('name')]?.trim() === item.code && (cells[place('dimension')]?.trim() ?? '') !== '')
    return { code, row: row + 1, column: survey[0]?.[place(column)]?.trim() ?? column, cell: `${columnLetters(place(column) + 1)}${row + 1}`, value: String(item[columns[column]]) }
  }
  const unitOf = ({ department }: CheckItem) =>
    known.units.find(({ code }) => code === department) ?? known.units.find(({ name }) => name === department)
  const missing = neededFields.filter((field) => !names.includes(field))
    .map((value): CatalogueProblem => ({ code: 'field-missing', row: 1, column: 'name', cell: null, value }))
  const inRepeat = neededFields.filter((field) => repeated.has(field)).map((value): CatalogueProblem => {
    const row = names.indexOf(value) + 2
    return { code: 'field-repeated', row, column: 'name', cell: `${columnLetters(place('name') + 1)}${row}`, value }
  })
  return {
    items: items.map((item) => ({ ...item, department: unitOf(item)?.code ?? item.department })),
    problems: [...missing, ...inRepeat, ...items.filter((item) => !unitOf(item)).map((item) => at(item, 'department-unknown', 'department'))],
    warnings: [
      ...(names.includes(submissionFields.headName) || !names.includes(submissionFields.household) ? [] : [numberAlone(names, place('name'))]),
      ...items.filter(({ code }) => repeated.has(code)).map((item) => at(item, 'item-repeated', 'name')),
      ...items.filter(({ dimension }, index) => isCode(dimension) && !known.dimensions.has(dimension)
        && items.findIndex((other) => other.dimension === dimension) === index)
        .map((item) => at(item, 'dimension-unknown', 'dimension')),
    ],
  }
}

/** Written for computers, not for people. */
function isCode(dimension: string): boolean {
  return /^[\x21-\x7e]+$/.test(dimension)
}

/** Whoever types a household's number may mistype it: nothing in the form shows that another household was meant. */
function numberAlone(names: readonly (string | undefined)[], place: number): CatalogueProblem {
  const row = names.indexOf(submissionFields.household) + 2
  return { code: 'head-name-missing', row, column: 'name', cell: `${columnLetters(place + 1)}${row}`, value: submissionFields.headName }
}
