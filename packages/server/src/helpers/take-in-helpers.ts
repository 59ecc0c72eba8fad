import type { ReadTable } from '../kit/workbook/read-table.ts'
import { compact, dayOf, isPersonName, isPlaceholder, nameKey, phonesIn, Refusal } from '@lookback/core/kernel'
import type { HelperColumn, helperTable } from '@lookback/core/helpers'
import type { OutcomeOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import type { NewHelper } from './assign-helpers.ts'
import { assignHelpers } from './assign-helpers.ts'
import type { HelpedHousehold, HelperPost, UnitStaff } from './helpers.queries.ts'
import { listHelped, listHelperPosts, listUnitStaff, plainName } from './helpers.queries.ts'
import type { Newcomer } from './newcomers.ts'
import { registerNewcomers } from './newcomers.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'

type Outcome = OutcomeOf<typeof helperTable>

/** Rows that share a transaction. */
const ROWS_AT_ONCE = 1_000

type Households = ReadonlyMap<string, HelpedHousehold>

/** A row that is right in itself: the household, and whoever is meant, or is new. */
interface ReadHelper {
  row: SheetRow
  household: HelpedHousehold
  helper: HelperPost | Newcomer
}

/**
 * Takes a table of helpers (帮扶责任人) in: a row a household. Who helped before hands over today, and the record of it
 * stays. A helper who is not registered yet is named with a unit that the county has.
 */
export async function takeInHelpers(
  application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun }: { dryRun: boolean },
): Promise<RowResult[]> {
  const { database, clock } = application
  const today = dayOf(clock())
  const scope = actorScope(actor, 'register:import')
  const units = await listUnitStaff(database, actor.county, today)
  const seen = new FirstRows()
  const newcomers = new Map<string, HelperPost>()
  const results: RowResult[] = []
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE)
    const numbers = some.map((row) => compact(row.cells[(places.get('householdNumber') ?? 0) - 1]?.text ?? ''))
    const households = await listHelped(database, scope, numbers, today, { lock: false })
    const posts = await listHelperPosts(database, actor.county, today)
    const read = some.map((row): ReadHelper | RowResult => {
      try {
        return { row, ...readRow(row, cellTexts(row, places), { households, posts, units, seen }) }
      } catch (error) {
        if (error instanceof RefusedCell) return { row, result: error }
        throw error
      }
    })
    const good = read.filter((one) => 'helper' in one)
    await register(application, actor, good, newcomers, dryRun)
    const outcomes = await assign(application, actor, good, newcomers, dryRun)
    results.push(...read.map((one) => ('helper' in one ? { row: one.row, result: outcomes.get(one.row) ?? 'unchanged' } : one)))
  }
  return results
}

/** Registers those who are new, each once however many households there are. */
async function register(
  application: Application, actor: Actor, good: readonly ReadHelper[], known: Map<string, HelperPost>, dryRun: boolean,
): Promise<void> {
  const fresh = new Map<string, Newcomer>()
  for (const { helper } of good) {
    if ('village' in helper && !known.has(keyOf(helper)) && !fresh.has(keyOf(helper))) fresh.set(keyOf(helper), helper)
  }
  const registered = await registerNewcomers(application, actor, [...fresh.values()], dryRun)
  for (const [index, key] of [...fresh.keys()].entries()) {
    const post = registered[index]
    if (post) known.set(key, post)
  }
}

function keyOf({ name, unit }: Newcomer): string {
  return `${unit.code} ${name}`
}

function assign(
  application: Application, actor: Actor, good: readonly ReadHelper[], newcomers: ReadonlyMap<string, HelperPost>, dryRun: boolean,
): Promise<Map<SheetRow, Outcome>> {
  const { database, clock } = application
  return write(database, clock, actor.county, async (transaction) => {
    const scope = actorScope(actor, 'register:import')
    const locked = await listHelped(transaction, scope, good.map(({ household }) => household.number), dayOf(clock()), { lock: true })
    const newHelpers: NewHelper[] = []
    const outcomes = new Map(good.map(({ row, household: { number }, helper }): [SheetRow, Outcome] => {
      const isNew = 'village' in helper
      const person = isNew ? newcomers.get(keyOf(helper))?.person : helper.person
      const household = locked.get(number)
      if (!person || !household) throw new Error(`household ${number} lost its row or its helper`)
      const outcome = outcomeOf(household, person, isNew)
      if (outcome !== 'unchanged') newHelpers.push({ household, person })
      return [row, outcome]
    }))
    return { result: outcomes, entries: dryRun ? [] : await assignHelpers(transaction, application, actor.county, actor, newHelpers) }
  })
}

function outcomeOf({ helpers }: HelpedHousehold, person: string, isNew: boolean): Outcome {
  if (helpers.length === 1 && helpers[0] === person) return 'unchanged'
  if (isNew) return 'assigned-newcomer'
  return helpers.length > 0 ? 'handed-over' : 'assigned'
}

interface Known {
  households: Households
  posts: ReadonlyMap<string, readonly HelperPost[]>
  units: ReadonlyMap<string, UnitStaff>
  seen: FirstRows
}

function readRow(row: SheetRow, text: CellText, { households, posts, units, seen }: Known): Omit<ReadHelper, 'row'> {
  const number = compact(text('householdNumber'))
  const household = households.get(number)
  if (!household) throw refusal('householdNumber', 'row-household-unknown', { number: number === '' ? '—' : number })
  seen.add(household.id, row.number, 'householdNumber')
  const headName = text('headName')
  if (headName !== '' && nameKey(headName) !== nameKey(household.headName)) {
    throw refusal('headName', 'row-head-differs', { given: headName, registered: household.headName })
  }
  const name = text('helper')
  if (name === '') throw refusal('helper', 'helper-missing')
  if (!isPersonName(name)) throw refusal('helper', 'helper-name-unclear', { name })
  const namesakes = posts.get(plainName(name)) ?? []
  return { household, helper: registeredHelper(name, namesakes, text) ?? newcomer(name, household.village, units, text) }
}

/** Whoever of that name is meant: where there are several, by unit or phone. Null where nobody is. */
function registeredHelper(name: string, namesakes: readonly HelperPost[], text: CellText): HelperPost | null {
  const unit = plainName(text('unit'))
  const phone = phoneIn(text)
  const meant = namesakes.filter((post) =>
    (unit === '' || plainName(post.unitName) === unit) && (phone === null || post.phone === null || phonesIn(post.phone) === phone))
  const people = new Set(meant.map(({ person }) => person))
  if (people.size > 1) throw refusal('helper', 'helper-ambiguous', { name, count: people.size })
  return meant[0] ?? null
}

/** Access is given by administrators alone: whoever has an account gets a post as a helper from them. */
function newcomer(name: string, village: string, units: Known['units'], text: CellText): Newcomer {
  const given = text('unit')
  if (given === '') throw refusal('helper', 'helper-unknown', { name })
  const unit = units.get(plainName(given))
  if (!unit) throw refusal('unit', 'helper-unit-unknown', { unit: given })
  const plain = plainName(name)
  if (unit.staff.some((one) => one.name === plain && one.hasAccount)) throw refusal('helper', 'helper-has-account', { name, unit: given })
  return { name: plain, phone: phoneIn(text), unit, village }
}

/** However it is written; null where none is given. */
function phoneIn(text: CellText): string | null {
  const given = text('phone')
  if (given === '' || isPlaceholder(given)) return null
  const phone = phonesIn(given)
  if (phone === null) throw refusal('phone', 'helper-phone-unclear', { value: given })
  return phone
}

function refusal(column: HelperColumn, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
