import { compact, dayOf, Day, Refusal } from '@lookback/core/kernel'
import type { RegionChange, RegionChangeColumn } from '@lookback/core/successions'
import { RegionCode } from '@lookback/core/places'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import type { RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import { listRegions } from '../places/index.ts'
import { endPlaces } from './region-change.ts'

interface ReadChange {
  row: SheetRow
  change: RegionChange
  on: Day
}

/**
 * Takes a table of places that end in: all rows at once, for a township and its villages belong together. With one row
 * wrong nothing is done. A place that has ended already is unchanged.
 */
export async function takeInRegionChanges(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun }: { dryRun: boolean },
): Promise<RowResult[]> {
  const today = dayOf(application.clock())
  const regions = new Map((await listRegions(application.database, actor.county, today)).map(({ code, name }) => [code, name]))
  const seen = new FirstRows()
  const read = rows.map((row): ReadChange | RowResult => {
    try {
      const text = cellTexts(row, places)
      const from = codeOf('code', text('code'))
      seen.add(from, row.number, 'code')
      const change: RegionChange = { from, to: codeOf('to', text('to')), ...(text('toName') === '' ? {} : { name: text('toName') }) }
      // What is no more has been done already; where it never was, it is told below.
      if (!regions.has(from) && regions.has(change.to)) return { row, result: 'unchanged' }
      const on = Day.safeParse(text('on').slice(0, 10))
      if (!on.success || on.data > today) throw refused('on', 'region-day-wrong', { on: text('on') || '—' })
      const name = compact(text('name'))
      if (name !== '' && name !== regions.get(from)) throw refused('name', 'region-unknown', { region: `${from} ${name}` })
      return { row, change, on: on.data }
    } catch (error) {
      if (!(error instanceof RefusedCell)) throw error
      return { row, result: error }
    }
  })
  const changes = read.filter((one) => 'change' in one)
  const isWrong = read.some((one) => 'result' in one && one.result instanceof RefusedCell)
  const outcome = isWrong ? new Map<SheetRow, RowResult['result']>() : await carryOut(application, actor, changes, dryRun)
  const notDone = new RefusedCell('code', new Refusal('region-rows-together'))
  return read.map((one) => ('result' in one ? one : { row: one.row, result: outcome.get(one.row) ?? notDone }))
}

/** Those of a day at once. What is refused is told at the row that it is about. */
async function carryOut(
  application: Application, actor: Actor, changes: readonly ReadChange[], dryRun: boolean,
): Promise<Map<SheetRow, RowResult['result']>> {
  const outcome = new Map<SheetRow, RowResult['result']>()
  for (const on of [...new Set(changes.map((one) => one.on))].sort()) {
    const own = changes.filter((one) => one.on === on)
    try {
      await endPlaces(application, actor, { id: newIdentifier(application.clock), preview: dryRun, on, changes: own.map(({ change }) => change) })
      for (const { row } of own) outcome.set(row, 'region-ended')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const about = own.find(({ change }) => change.from === error.details.field) ?? own[0]
      if (about) outcome.set(about.row, new RefusedCell('to', error))
      return outcome
    }
  }
  return outcome
}

function codeOf(column: RegionChangeColumn, text: string): string {
  const code = compact(text).replace(/(000){1,2}$/, '')
  if (!RegionCode.safeParse(code).success) throw refused(column, 'region-unknown', { region: text || '—' })
  return code
}

function refused(column: RegionChangeColumn, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
