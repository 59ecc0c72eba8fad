import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { Evidence, Measure } from '@lookback/core/problems'
import { derivedIdentifier, nameKey, Refusal } from '@lookback/core/kernel'
import type { Locale } from '@lookback/core/kernel'
import { askedFor, listTermsIn, progressOf, progressSteps } from '@lookback/core/three-lists'
import type { AskedFor, FilledIn, ProgressColumn } from '@lookback/core/three-lists'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { actingScope, actOnMany } from '../problems/index.ts'
import type { ActionBy } from '../problems/index.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import type { NumberedProblem, OwnFiles } from './progress.queries.ts'
import { loadNumbered, loadOwnFiles } from './progress.queries.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'

/** Rows that share a transaction. */
const ROWS_AT_ONCE = 500
const LONGEST_LINE = 500
const MOST_LINES = 10

/** A row with what it asks for. */
interface Asked {
  row: SheetRow
  problem: NumberedProblem
  askedFor: AskedFor
}

/**
 * Takes the list of tasks (任务清单) in, row by row through the same decision as a click: a row is done whole or refused,
 * whatever becomes of the others. What the problem has behind it already is not done again.
 */
export async function takeInProgress(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun, locale }: { dryRun: boolean; locale: Locale },
): Promise<RowResult[]> {
  const results: RowResult[] = []
  const seen = new FirstRows()
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const chunk = rows.slice(start, start + ROWS_AT_ONCE).map((row) => ({ row, text: cellTexts(row, places) }))
    results.push(...await takeInSome(application, actor, chunk, seen, { dryRun, locale }))
  }
  return results
}

async function takeInSome(
  application: Application, actor: Actor, chunk: readonly { row: SheetRow; text: CellText }[], seen: FirstRows,
  { dryRun, locale }: { dryRun: boolean; locale: Locale },
): Promise<RowResult[]> {
  const numbers = chunk.map(({ text }) => plainly(() => text('number')))
  const problems = await loadNumbered(application.database, actingScope(actor), numbers)
  const files = await loadOwnFiles(application.database, actor, chunk.flatMap(({ text }) => fileNames(plainly(() => text('evidenceFiles')))))
  const read = chunk.map(({ row, text }): Asked | RowResult => {
    try {
      return readRow(row, text, { problems, files, seen, locale })
    } catch (error) {
      if (error instanceof RefusedCell) return { row, result: error }
      throw error
    }
  })
  const refused = new Map<SheetRow, RefusedCell>()
  const act = async (asked: readonly Asked[], preview: boolean) => {
    const actions = asked.flatMap((one) => actionsOf(one, actor, application.clock()))
    if (actions.length === 0) return
    const outcomes = await actOnMany(application, actor.county, actions.map(({ by }) => by), { preview })
    outcomes.forEach((outcome, index) => {
      const one = actions[index]
      if (one && outcome instanceof Refusal && !refused.has(one.row)) refused.set(one.row, new RefusedCell(columnOf(outcome), outcome))
    })
  }
  const asked = read.filter((one) => 'askedFor' in one)
  // Decided first and written after, so that no row is done by half.
  await act(asked, true)
  if (!dryRun) await act(asked.filter(({ row }) => !refused.has(row)), false)
  return read.map((one) => ('askedFor' in one ? { row: one.row, result: refused.get(one.row) ?? one.askedFor.outcome } : one))
}

/** What a cell says where nothing is wrong with it; what is wrong is told when the row is read. */
function plainly(text: () => string): string {
  try {
    return text()
  } catch {
    return ''
  }
}

interface Known {
  problems: ReadonlyMap<string, NumberedProblem>
  files: OwnFiles
  seen: FirstRows
  locale: Locale
}

function readRow(row: SheetRow, text: CellText, { problems, files, seen, locale }: Known): Asked {
  const number = text('number')
  if (number === '') throw refusal('number', 'row-number-missing')
  const problem = problems.get(number)
  if (!problem) throw refusal('number', 'row-number-unknown', { number })
  seen.add(problem.problem.id, row.number, 'number')
  const headName = text('headName')
  if (headName !== '' && nameKey(headName) !== nameKey(problem.name)) {
    throw refusal('headName', 'row-head-differs', { given: headName, registered: problem.name })
  }
  const spell = text('spell')
  if (spell !== '' && Number(spell) !== problem.problem.spell) {
    throw refusal('spell', 'row-spell-differs', { spell: problem.problem.spell })
  }
  const filledIn: FilledIn = {
    progress: stepOf(text('progress'), locale),
    measures: [...measuresOf('policy', 'policyMeasures', text), ...measuresOf('own-drive', 'ownDriveMeasures', text)],
    evidence: evidenceOf(text('evidenceFiles'), files),
  }
  if (filledIn.measures.length > MOST_LINES) throw tooLong('policyMeasures')
  return { row, problem, askedFor: askedFor(problem.problem, filledIn, problem.told) }
}

function stepOf(given: string, locale: Locale): FilledIn['progress'] {
  if (given === '') return null
  const step = progressOf(given)
  if (step) return step
  const { progress } = listTermsIn(locale)
  throw refusal('progress', 'row-progress-unknown', { given, known: progressSteps.map((one) => progress[one]) })
}

/** A measure a line. */
function measuresOf(kind: Measure['kind'], column: ProgressColumn, text: CellText): Measure[] {
  const lines = text(column).split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  if (lines.some((line) => line.length > LONGEST_LINE)) throw tooLong(column)
  return lines.map((line) => ({ kind, text: line }))
}

function tooLong(column: ProgressColumn): RefusedCell {
  return refusal(column, 'row-measure-too-long', { limit: LONGEST_LINE, lines: MOST_LINES })
}

/** Files that whoever brings the table back has uploaded, by name. */
function evidenceOf(text: string, files: OwnFiles): Evidence[] {
  return fileNames(text).map((name) => {
    const [file, ...others] = files.get(name) ?? []
    if (!file) throw refusal('evidenceFiles', 'row-evidence-unknown', { name })
    if (others.length > 0) throw refusal('evidenceFiles', 'row-evidence-ambiguous', { name })
    return file
  })
}

function fileNames(text: string): string[] {
  return [...new Set(text.split(/[\n,，;；、]/).map((name) => name.trim()).filter((name) => name !== ''))]
}

function refusal(column: ProgressColumn, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}

/** A row's actions one after the other, each on the version that the one before leaves. */
function actionsOf({ row, problem: { problem }, askedFor: { actions } }: Asked, actor: Actor, at: Date): { row: SheetRow; by: ActionBy }[] {
  return actions.map((action, step) => {
    const version = problem.version + step
    // The same row on the same version is the same entry: sent twice at once, it is done once.
    const id = derivedIdentifier(problem.id, JSON.stringify([version, action]))
    return { row, by: { actor, at, request: { id, problem: problem.id, version, action } } }
  })
}

/** Where the reason of a refused action lies. */
function columnOf({ code }: Refusal): ProgressColumn {
  if (code === 'action-needs-measure') return 'policyMeasures'
  return code.startsWith('evidence-') || code === 'action-needs-evidence' ? 'evidenceFiles' : 'progress'
}
