import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { AssignmentColumn } from '@lookback/core/assignments'
import { assignmentColumns } from '@lookback/core/assignments'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import { termsIn } from '@lookback/core/words'
import type { Application } from '../kit/application.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import type { CellValue } from '../kit/workbook/written-sheet.ts'
import { listGiven } from './given.queries.ts'
import { written } from './take-in-assignments.ts'
import { listStaff, listVillages } from './to-give-out.queries.ts'

/** Who checks what in a round, in the columns of the table that comes back: every village, and the groups and households that were given apart. */
export async function writeAssignments(
  { database, clock }: Application, scope: Scope, round: Round, locale: Locale, mark: string | undefined,
): Promise<Readable> {
  const today = dayOf(clock())
  const given = await listGiven(database, scope, round.id)
  const staff = new Map((await listStaff(database, scope.county, today)).map((one) => [one.id, written(one)]))
  const rows = (await listVillages(database, scope, round.id, today)).flatMap(({ village, name, township }) => {
    const own = given.filter((one) => one.village === village)
    const whole = own.some(({ group, household }) => group === '' && household === null) ? [] : [{ group: '', number: null, headName: null, inspectors: [] }]
    return [...whole, ...own].map((one): Record<AssignmentColumn, CellValue> => ({
      round: round.name, township, village: name, group: one.group, householdNumber: one.number, headName: one.headName,
      inspectors: one.inspectors.map((id) => staff.get(id) ?? '').filter(Boolean).join('、'),
    }))
  })
  return streamWorkbook([{
    name: termsIn(locale).table.assignments, mark, frozenColumns: 3, rowCount: rows.length,
    columns: assignmentColumns.map(({ key, labels }) => ({
      group: '', heading: (locale === 'en' ? labels.at(-1) : labels[0]) ?? key, width: key === 'inspectors' ? 40 : 16, kind: 'text',
      isFilledIn: key === 'inspectors',
    })),
    rows: inTurn(rows.map((row) => assignmentColumns.map(({ key }) => row[key]))),
  }])
}

async function* inTurn(rows: readonly (readonly CellValue[])[]): AsyncGenerator<readonly CellValue[]> {
  yield* rows
}
