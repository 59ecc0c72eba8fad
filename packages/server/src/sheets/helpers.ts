import { Refusal } from '@lookback/core/refusal'
import type { HelperColumn, SheetOutcome } from '@lookback/core/sheets'
import { dayOf } from '@lookback/core/time'
import type { Actor } from '../access/actor.ts'
import { actorScope } from '../access/actor.ts'
import type { Application } from '../application.ts'
import { write } from '../database/write.ts'
import type { SheetRow } from '../register/workbook/sheet-rows.ts'
import type { NewHelper } from './assign-helpers.ts'
import { assignHelpers } from './assign-helpers.ts'
import type { HelpedHousehold, HelperPost } from './helpers.queries.ts'
import { listHelperPosts, lockHelped } from './helpers.queries.ts'
import type { ReadTable } from './reader.worker.ts'
import type { CellText, RowResult } from './row.ts'
import { cellTexts, FirstRows, RefusedCell } from './row.ts'

/** Rows that share a transaction. */
const ROWS_AT_ONCE = 1_000

interface Known {
  households: ReadonlyMap<string, HelpedHousehold>
  posts: ReadonlyMap<string, readonly HelperPost[]>
  seen: FirstRows
}

/**
 * Takes a table of helpers (帮扶责任人) in: a row a household. Who helped before hands over today, and the record of it
 * stays. Names are those of people who hold a post as a helper.
 */
export async function takeInHelpers(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun }: { dryRun: boolean },
): Promise<RowResult[]> {
  const results: RowResult[] = []
  const seen = new FirstRows()
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    results.push(...await takeInSome(application, actor, rows.slice(start, start + ROWS_AT_ONCE), places, seen, dryRun))
  }
  return results
}

function takeInSome(
  application: Application, actor: Actor, rows: readonly SheetRow[], places: ReadonlyMap<string, number>, seen: FirstRows, dryRun: boolean,
): Promise<RowResult[]> {
  const { database, clock } = application
  const today = dayOf(clock())
  return write(database, clock, actor.county, async (transaction) => {
    const numbers = rows.map((row) => row.cells[(places.get('householdNumber') ?? 0) - 1]?.text.trim() ?? '')
    const households = await lockHelped(transaction, actorScope(actor, 'register:import'), numbers, today)
    const posts = await listHelperPosts(transaction, actor.county, today)
    const newHelpers: NewHelper[] = []
    const results = rows.map((row): RowResult => {
      try {
        const { household, person } = readRow(row, cellTexts(row, places), { households, posts, seen })
        const result = outcomeOf(household, person)
        if (result !== 'unchanged') newHelpers.push({ household, person })
        return { row, result }
      } catch (error) {
        if (error instanceof RefusedCell) return { row, result: error }
        throw error
      }
    })
    return { result: results, entries: dryRun ? [] : await assignHelpers(transaction, application, actor.county, actor, newHelpers) }
  })
}

function outcomeOf({ helpers }: HelpedHousehold, person: string): SheetOutcome {
  if (helpers.length === 1 && helpers[0] === person) return 'unchanged'
  return helpers.length > 0 ? 'handed-over' : 'assigned'
}

function readRow(row: SheetRow, text: CellText, { households, posts, seen }: Known): { household: HelpedHousehold; person: string } {
  const number = text('householdNumber')
  const household = households.get(number)
  if (!household) throw refusal('householdNumber', 'row-household-unknown', { number: number === '' ? '—' : number })
  seen.add(household.id, row.number, 'householdNumber')
  const headName = text('headName')
  if (headName !== '' && headName !== household.headName) {
    throw refusal('headName', 'row-head-differs', { given: headName, registered: household.headName })
  }
  const name = text('helper')
  if (name === '') throw refusal('helper', 'helper-missing')
  return { household, person: personOf(name, posts.get(plain(name)) ?? [], text) }
}

/** Whoever of that name is meant: where there are several, by unit or phone. */
function personOf(name: string, namesakes: readonly HelperPost[], text: CellText): string {
  const unit = plain(text('unit'))
  const phone = text('phone')
  const meant = namesakes.filter((post) => (unit === '' || plain(post.unitName) === unit) && (phone === '' || post.phone === null || post.phone === phone))
  const people = [...new Set(meant.map(({ person }) => person))]
  const [person] = people
  if (person === undefined) throw refusal('helper', 'helper-unknown', { name: unit === '' ? name : `${name}（${text('unit')}）` })
  if (people.length > 1) throw refusal('helper', 'helper-ambiguous', { name, count: people.length })
  return person
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

function refusal(column: HelperColumn, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
