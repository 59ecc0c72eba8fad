import { compact, dayOf, nameKey, Refusal } from '@lookback/core/kernel'
import type { OutcomeOf } from '@lookback/core/kernel'
import type { Region } from '@lookback/core/places'
import { headRelation, Places, pairMembers } from '@lookback/core/register'
import type { HouseholdAct, HouseholdActColumn, householdActTable, TableAct } from '@lookback/core/successions'
import { tableActOf, tableActWords } from '@lookback/core/successions'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import { listRegions } from '../places/index.ts'
import { findHousehold } from '../register/index.ts'
import { actOn } from './act.ts'
import type { Stored } from './household-act.ts'

type Outcome = OutcomeOf<typeof householdActTable>
/** The cell that a refusal of an act is about. */
const cellOf: Partial<Record<string, HouseholdActColumn>> = { village: 'village', into: 'into' }
const outcomes: Readonly<Record<TableAct, Outcome>> = {
  move: 'moved', merged: 'merged', duplicate: 'duplicate', 'died-out': 'ended', 'moved-away': 'ended', restore: 'restored',
}

/** Takes a table of what has become of households in: each row is the act that the page does, with the same rules. */
export async function takeInActs(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun }: { dryRun: boolean },
): Promise<RowResult[]> {
  const regions = await listRegions(application.database, actor.county, dayOf(application.clock()))
  const seen = new FirstRows()
  const results: RowResult[] = []
  for (const row of rows) {
    try {
      results.push({ row, result: await takeInRow(application, actor, cellTexts(row, places), { regions, seen, row: row.number, dryRun }) })
    } catch (error) {
      if (!(error instanceof RefusedCell)) throw error
      results.push({ row, result: error })
    }
  }
  return results
}

interface Reading {
  regions: readonly Region[]
  seen: FirstRows
  row: number
  dryRun: boolean
}

async function takeInRow(application: Application, actor: Actor, text: CellText, { regions, seen, row, dryRun }: Reading): Promise<string> {
  const { database, clock } = application
  const number = compact(text('householdNumber'))
  const household = number === '' ? null : await findHousehold(database, actorScope(actor, 'register:import'), { number })
  if (!household) throw refused('householdNumber', 'row-household-unknown', { number: number === '' ? '—' : number })
  seen.add(household.id, row, 'householdNumber')
  const { headName } = household.household
  const given = text('headName')
  if (given !== '' && nameKey(given) !== nameKey(headName)) throw refused('headName', 'row-head-differs', { given, registered: headName })
  const what = tableActOf(text('act'))
  if (!what) throw refused('act', 'household-act-unknown', { given: text('act') || '—', known: tableActWords })
  const act = await actOfRow(application, actor, what, household, text, regions)
  if (isDone(household, act, what)) return 'unchanged'
  try {
    await actOn(application, actor, { id: newIdentifier(clock), household: household.id, version: null, preview: dryRun, act })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new RefusedCell(cellOf[String(error.details.field)] ?? 'act', error)
  }
  return outcomes[what]
}

async function actOfRow(
  { database }: Application, actor: Actor, what: TableAct, household: Stored, text: CellText, regions: readonly Region[],
): Promise<HouseholdAct> {
  switch (what) {
    case 'move':
      return { act: 'move', village: villageOf(text, regions) }
    case 'merged':
    case 'duplicate': {
      const into = compact(text('into'))
      const other = into === '' ? null : await findHousehold(database, actorScope(actor, 'register:import'), { number: into })
      if (!other) throw refused('into', 'household-into-unknown', { number: into === '' ? '—' : into })
      // Who is the same in a household registered twice, only somebody who looks can say.
      return { act: 'merge', as: what, into, members: what === 'duplicate' ? [] : joining(household, other, text('relation')) }
    }
    case 'died-out':
    case 'moved-away':
      return { act: 'end', as: what }
    case 'restore':
      return { act: 'restore' }
  }
}

function villageOf(text: CellText, regions: readonly Region[]): string {
  const [township, village] = [text('township') || null, text('village')]
  const isCode = /^\d{9,15}$/.test(village)
  const found = new Places(regions, null).find({ villageCode: isCode ? village : null, township, village: isCode ? null : village || null })
  if (!('village' in found)) throw refused('village', 'household-village-wrong')
  return found.village
}

/** Everybody whom the other household does not have, in the one relation that the row says. */
function joining(household: Stored, other: Stored, relation: string) {
  const known = new Set(pairMembers(other.household.members, household.household.members).values())
  const others = household.household.members.filter((member) => !known.has(member))
  if (others.length > 0 && (relation === '' || relation === headRelation)) {
    throw refused('relation', 'household-relation-missing', { names: others.map(({ name }) => name) })
  }
  return others.map(({ number }) => ({ number, relation }))
}

/** The same table again changes nothing. */
function isDone({ ending, household }: Stored, act: HouseholdAct, what: TableAct): boolean {
  if (act.act === 'move') return ending === null && household.village === act.village
  if (act.act === 'restore') return ending === null
  return ending?.as === what
}

function refused(column: HouseholdActColumn, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
