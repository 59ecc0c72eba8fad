import type { AssignmentColumn, assignmentTable, GivenPortion } from '@lookback/core/assignments'
import { portionKey } from '@lookback/core/assignments'
import type { OutcomeOf } from '@lookback/core/kernel'
import { compact, dayOf, isPlaceholder, Refusal } from '@lookback/core/kernel'
import type { Round } from '@lookback/core/rounds'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import { listRounds } from '../rounds/index.ts'
import type { Givable } from './give-out.ts'
import { givePortionsOut, readGivable, refuseUnlessGivable } from './give-out.ts'
import { listGiven } from './given.queries.ts'
import type { Inspector } from './to-give-out.queries.ts'
import { findNumbered } from './to-give-out.queries.ts'

type Outcome = OutcomeOf<typeof assignmentTable>

/** A row that is right in itself. */
interface ReadAssignment {
  row: SheetRow
  round: Round
  portion: GivenPortion
  /** Whether it changes anything. */
  isNew: boolean
}

/** Takes a table in that gives rounds out: a row a village, a group or a household. Rows with nobody in them change nothing. */
export async function takeInAssignments(
  application: Application, actor: Actor, table: ReadTable, { dryRun }: { dryRun: boolean },
): Promise<RowResult[]> {
  const scope = actorScope(actor, 'rounds:manage')
  const reader = await AssignmentReader.of(application, actor, table)
  const read = table.rows.map((row) => reader.read(row))
  const good = read.filter((one) => 'portion' in one)
  if (!dryRun) {
    for (const round of new Set(good.map((one) => one.round))) {
      const given = good.filter((one) => one.round === round && one.isNew).map(({ portion }) => portion)
      if (given.length > 0) await givePortionsOut(application, actor, scope, round, { id: newIdentifier(application.clock), given })
    }
  }
  return read.map((one) => ('portion' in one ? { row: one.row, result: (one.isNew ? 'given-out' : 'unchanged') satisfies Outcome } : one))
}

type Numbered = ReadonlyMap<string, { id: string; village: string }>

/** A round that is not over, with what of it can be given out and was. */
interface OpenRound {
  round: Round
  givable: Givable
  given: ReadonlyMap<string, readonly string[]>
}

/** What rows are read against. */
class AssignmentReader {
  readonly #places: ReadTable['places']
  readonly #rounds: readonly OpenRound[]
  readonly #numbered: Numbered
  readonly #seen = new FirstRows()

  private constructor(places: ReadTable['places'], rounds: readonly OpenRound[], numbered: Numbered) {
    this.#places = places
    this.#rounds = rounds
    this.#numbered = numbered
  }

  static async of(application: Application, actor: Actor, { rows, places }: ReadTable): Promise<AssignmentReader> {
    const { database, clock } = application
    const scope = actorScope(actor, 'rounds:manage')
    const today = dayOf(clock())
    const place = places.get('householdNumber' satisfies AssignmentColumn)
    const numbers = place === undefined ? [] : rows.map(({ cells }) => compact(cells[place - 1]?.text ?? '')).filter(Boolean)
    const numbered = await findNumbered(database, scope, numbers)
    const asked = [...numbered.values()].map(({ id, village }) => ({ village, group: '', household: id, inspectors: [] }))
    const going = (await listRounds(database, scope.county)).filter(({ endsOn }) => endsOn >= today)
    const rounds = await Promise.all(going.map(async (round) => ({
      round,
      givable: await readGivable(application, database, scope, round, asked),
      given: new Map((await listGiven(database, scope, round.id)).map((one) => [portionKey(one), one.inspectors])),
    })))
    return new AssignmentReader(places, rounds, numbered)
  }

  read(row: SheetRow): ReadAssignment | RowResult {
    try {
      return this.#readRow(row, cellTexts(row, this.#places))
    } catch (error) {
      if (error instanceof RefusedCell) return { row, result: error }
      throw error
    }
  }

  #readRow(row: SheetRow, text: CellText): ReadAssignment | RowResult {
    const names = namesIn(text('inspectors'))
    if (names.length === 0) return { row, result: 'empty' satisfies Outcome }
    const { round, givable, given } = this.#roundOf(text('round'))
    const household = this.#householdOf(compact(text('householdNumber')))
    const village = household?.village ?? villageOf(text, givable)
    const inspectors = [...new Set(names.map((name) => inspectorNamed(name, givable)))].sort()
    const portion = { village, group: household ? '' : text('group'), household: household?.id ?? null, inspectors }
    this.#seen.add([round.id, portionKey(portion)].join(' '), row.number, household ? 'householdNumber' : 'village')
    const had = given.get(portionKey(portion)) ?? []
    const added = inspectors.filter((id) => !had.includes(id))
    try {
      refuseUnlessGivable(givable, portion, added)
    } catch (error) {
      throw error instanceof Refusal ? new RefusedCell(error.code === 'group-not-to-give-out' ? 'group' : 'inspectors', error) : error
    }
    return { row, round, portion, isNew: added.length > 0 || inspectors.length < had.length }
  }

  /** By name or number; where none is named, the only one that is not over. */
  #roundOf(given: string): OpenRound {
    const wanted = compact(given)
    const named = this.#rounds.filter(({ round: { name, ordinal } }) =>
      wanted === '' || compact(name) === wanted || wanted.replace(/[第轮]/g, '') === String(ordinal))
    const [only] = named
    if (!only || named.length > 1) {
      throw refused('round', 'assignment-round-unclear', { given: given || '—', known: this.#rounds.map(({ round }) => round.name).join('、') })
    }
    return only
  }

  #householdOf(number: string): { id: string; village: string } | null {
    if (number === '' || isPlaceholder(number)) return null
    const household = this.#numbered.get(number)
    if (!household) throw refused('householdNumber', 'row-household-unknown', { number })
    return household
  }
}

/** @throws {RefusedCell} where no village is called so, or several are and the township is not said */
function villageOf(text: CellText, { villages }: Givable): string {
  const [name, township] = [compact(text('village')), compact(text('township'))]
  const named = [...villages.values()].filter((one) =>
    (compact(one.name) === name || one.village === name) && (township === '' || compact(one.township) === township))
  const [only] = named
  if (!only) throw refused('village', 'assignment-village-unknown', { village: name || '—' })
  if (named.length > 1) throw refused('village', 'assignment-village-ambiguous', { village: name, count: named.length })
  return only.village
}

/** Whoever is called so, with the unit behind the name where several are. */
function inspectorNamed(given: string, { staff }: Givable): string {
  const [name = '', unit = ''] = given.split(/[（()）]/)
  const named = [...staff.values()].filter((one) => compact(one.name) === name && (unit === '' || one.unitNames.some((own) => compact(own) === unit)))
  const [only] = named
  if (!only) throw refused('inspectors', 'inspector-unknown', { name: given })
  if (named.length > 1) throw refused('inspectors', 'inspector-ambiguous', { name, count: named.length, example: written(only) })
  return only.id
}

/** Somebody as the table names them. */
export function written({ name, unitName }: Pick<Inspector, 'name' | 'unitName'>): string {
  return `${name}（${unitName}）`
}

function namesIn(text: string): string[] {
  return text.split(/[、，,;；\n]/).map((name) => compact(name)).filter((name) => name !== '' && !isPlaceholder(name))
}

function refused(column: AssignmentColumn, code: Refusal['code'], details: Refusal['details']): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
