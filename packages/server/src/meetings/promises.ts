import { dayOf } from '@lookback/core/kernel'
import type { CommitmentRow } from '@lookback/core/meetings'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { nameAll } from '../kit/names.ts'
import { listDepartments, listRegions } from '../places/index.ts'

/** Commitments with what their figures are of: places and departments are named to everybody to whom the commitment is shown. */
export async function withNames<Row extends Omit<CommitmentRow, 'subjectName' | 'indicatorName'>>(
  { database, clock, names }: Pick<Application, 'database' | 'clock' | 'names'>, reader: Actor, rows: readonly Row[],
): Promise<(Row & Pick<CommitmentRow, 'subjectName' | 'indicatorName'>)[]> {
  const promised = rows.flatMap((row) => row.promised ?? [])
  if (promised.length === 0) return rows.map((row) => ({ ...row, subjectName: '', indicatorName: '' }))
  const places = new Map((await listRegions(database, reader.county, dayOf(clock()))).map(({ code, name }) => [code, name]))
  const departments = new Map((await listDepartments(database, reader.county)).map(({ code, label }) => [code, label]))
  const indicators = await nameAll(names, database, reader, promised.flatMap(({ indicator }) => (indicator === null ? [] : [{ reference: 'indicator' as const, id: indicator }])))
  return rows.map((row) => {
    if (!row.promised) return { ...row, subjectName: '', indicatorName: '' }
    const { subject: { kind, code }, indicator } = row.promised
    return { ...row, subjectName: (kind === 'department' ? departments : places).get(code) ?? code, indicatorName: indicator === null ? '' : indicators('indicator', indicator) ?? '' }
  })
}
