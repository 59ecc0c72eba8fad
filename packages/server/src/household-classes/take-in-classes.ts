import type { ClassColumn, householdClassTable, HouseholdClassesParameter } from '@lookback/core/household-classes'
import { classNamed, isFreshVisit } from '@lookback/core/household-classes'
import type { OutcomeOf } from '@lookback/core/kernel'
import { compact, Day, dayOf, nameKey, Refusal } from '@lookback/core/kernel'
import { newIdentifier } from '../clock.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { CellText, RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import type { ToGive } from './give-class.ts'
import { give, hashOf } from './give-class.ts'
import type { GivenClass, RowHousehold } from './records.queries.ts'
import { listByNumber, listGiven } from './records.queries.ts'

type Outcome = OutcomeOf<typeof householdClassTable>

/** Rows that share a transaction. */
const ROWS_AT_ONCE = 1_000
const LONGEST_REASON = 300

interface Known {
  households: ReadonlyMap<string, RowHousehold>
  standing: ReadonlyMap<string, GivenClass>
  parameter: HouseholdClassesParameter
  today: Day
  seen: FirstRows
}

/**
 * Takes a table of classes in, a row a household. No meeting decided of them: they are kept as such, and wait for one. What a meeting decided stands
 * whatever a table says.
 */
export async function takeInClasses(application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun }: { dryRun: boolean }): Promise<RowResult[]> {
  const { database, clock } = application
  const { county } = actor
  const scope = actorScope(actor, 'household-classes:import')
  const today = dayOf(clock())
  const parameter = await getParameter(database, county, 'household-classes', today)
  const seen = new FirstRows()
  const results: RowResult[] = []
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const some = rows.slice(start, start + ROWS_AT_ONCE)
    results.push(...await write(database, clock, county, async (transaction) => {
      const households = await listByNumber(transaction, scope, some.map((row) => compact(row.cells[(places.get('householdNumber') ?? 0) - 1]?.text ?? '')))
      const standing = new Map((await listGiven(transaction, scope, [...households.values()].map(({ id }) => id), { standing: true })).map((one) => [one.household, one]))
      const toGive: ToGive[] = []
      const taken = some.map((row): RowResult => {
        try {
          const { outcome, given } = readRow(cellTexts(row, places), row.number, { households, standing, parameter, today, seen })
          if (given) toGive.push({ ...given, id: newIdentifier(clock) })
          return { row, result: outcome }
        } catch (error) {
          if (error instanceof RefusedCell) return { row, result: error }
          throw error
        }
      })
      return { result: taken, entries: dryRun ? [] : await give(transaction, application, actor, toGive) }
    }))
  }
  return results
}

function readRow(text: CellText, row: number, { households, standing, parameter, today, seen }: Known): { outcome: Outcome; given: Omit<ToGive, 'id'> | null } {
  const number = compact(text('householdNumber'))
  const household = households.get(number)
  if (!household) throw refused('householdNumber', 'row-household-unknown', { number: number === '' ? '—' : number })
  seen.add(household.id, row, 'householdNumber')
  const headName = text('headName')
  if (headName !== '' && nameKey(headName) !== nameKey(household.headName)) throw refused('headName', 'row-head-differs', { given: headName, registered: household.headName })
  const named = classNamed(text('class'), parameter)
  if (!named) throw refused('class', 'household-class-cell-unknown', { given: text('class') === '' ? '—' : text('class'), known: parameter.classes.map(({ name }) => name) })
  const day = dayOfCell(text('day'), today)
  const reason = text('reason').slice(0, LONGEST_REASON)
  const before = standing.get(household.id) ?? null
  if (before?.class.name === named.name && (before.source === 'meeting' || (before.day === day && before.reasonHash === hashOf(reason)))) return { outcome: 'unchanged', given: null }
  if (before?.source === 'meeting') throw refused('class', 'household-class-by-meeting', { name: before.class.name, day: before.day })
  const last = household.seen.filter((one) => one.day <= day).at(-1) ?? null
  return {
    outcome: before ? 'class-replaced' : 'classified',
    given: {
      household: household.id, village: household.village, before, class: named, source: 'table', meeting: null, topic: null, seen: isFreshVisit(last?.day ?? null, day, parameter.visitDays) ? last : null, day, reason,
    },
  }
}

function dayOfCell(given: string, today: Day): Day {
  const [, year = '', month = '', date = ''] = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(compact(given)) ?? []
  const day = Day.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (!day.success || day.data > today) throw refused('day', 'household-class-cell-day', { given: given === '' ? '—' : given })
  return day.data
}

function refused(column: ClassColumn, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}
