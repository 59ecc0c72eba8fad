import type { Kysely, Transaction } from 'kysely'
import type { Readable } from 'node:stream'
import { coversRegion } from '@lookback/core/access'
import type { DutyParameter, SheetFilter, SheetRow } from '@lookback/core/duty'
import { daysIn, Month, readDays, sheetTermsIn, writeDays } from '@lookback/core/duty'
import type { Locale } from '@lookback/core/kernel'
import { compact, dayOf, Refusal } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { exportMark } from '../kit/export-mark.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { RowResult } from '../kit/workbook/returned-row.ts'
import { cellTexts, FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import type { ExpectedPost } from './posts.queries.ts'
import { listExpected } from './posts.queries.ts'
import { areasOf } from './reader.ts'
import { findDays, listSheetRows, saveSheet } from './sheets.queries.ts'

/** A sheet as somebody tells it. */
interface Told {
  id?: string
  month: Month
  days: number[]
}

/** Saves a sheet that is another than before. @returns its entry; none where nothing changes */
async function keep(transaction: Transaction<DB>, application: Application, actor: Actor, { post, person, village }: ExpectedPost, { id, month, days }: Told): Promise<Entry[]> {
  const { county } = actor
  const before = await findDays(transaction, county, post, month)
  if (before !== null && before.join() === days.join()) return []
  const toldAt = application.clock().toISOString()
  const sheet = { post, person, village, month, days }
  await saveSheet(transaction, county, { ...sheet, toldAt, toldBy: actor.person })
  return [entryOf(application, { ...(id !== undefined && { id }), kind: 'attendance-told', actor: actor.person, region: village, happenedAt: toldAt, payload: sheet })]
}

/** Whoever was to be at a post at any time of a month, in the places for which somebody tells attendance. */
async function expectedIn(database: Kysely<DB>, actor: Actor, { duties }: DutyParameter, month: Month): Promise<ExpectedPost[]> {
  return listExpected(database, actor.county, { areas: areasOf(actor, 'attendance:tell'), duties, day: `${month}-01`, until: `${month}-${daysIn(month)}` })
}

/** Whoever was to be at a post in a month, where somebody tells attendance. */
export async function peopleIn({ database, clock }: Application, actor: Actor, month: Month): Promise<ExpectedPost[]> {
  return expectedIn(database, actor, await getParameter(database, actor.county, 'duty', dayOf(clock())), month)
}

/** @throws {Refusal} `attendance-month-to-come` */
function requireBegun(month: Month, now: Date): void {
  if (month > dayOf(now).slice(0, 7)) throw new Refusal('attendance-month-to-come')
}

/** Tells the days of somebody in a month. @throws {Refusal} `not-found`, `attendance-days-wrong`, `attendance-month-to-come` */
export async function tellDays(
  application: Application, actor: Actor, { id, post, month, days: text }: { id: string; post: string; month: Month; days: string },
): Promise<{ days: number[] }> {
  const { database, clock } = application
  requireBegun(month, clock())
  const days = readDays(text, month)
  if (days === null) throw new Refusal('attendance-days-wrong', { given: text })
  return write(database, clock, actor.county, async (transaction) => {
    if (await isAppended(transaction, actor.county, id)) return { result: { days }, entries: [] }
    const parameter = await getParameter(transaction, actor.county, 'duty', dayOf(clock()))
    const expected = (await expectedIn(transaction, actor, parameter, month)).find((one) => one.post === post)
    if (!expected) throw new Refusal('not-found')
    return { result: { days }, entries: await keep(transaction, application, actor, expected, { id, month, days }) }
  })
}

/** Takes the sheets of a table in, a row a person and month, known by village and name. */
export async function takeInSheets(application: Application, actor: Actor, { rows, places }: ReadTable, { dryRun }: { dryRun: boolean }): Promise<RowResult[]> {
  const { database, clock } = application
  const seen = new FirstRows()
  return write(database, clock, actor.county, async (transaction) => {
    const parameter = await getParameter(transaction, actor.county, 'duty', dayOf(clock()))
    const entries: Entry[] = []
    const byMonth = new Map<Month, ExpectedPost[]>()
    const results: RowResult[] = []
    for (const row of rows) {
      try {
        const text = cellTexts(row, places)
        const [village, name] = [compact(text('village')), compact(text('name'))]
        const month = Month.safeParse(compact(text('month')).replace(/[年/.]/, '-').replace(/月$/, '').replace(/-(\d)$/, '-0$1')).data
        const days = month === undefined ? null : readDays(text('days'), month)
        if (month === undefined) throw refused('month', 'attendance-days-wrong', { given: text('month') || '—' })
        if (days === null) throw refused('days', 'attendance-days-wrong', { given: text('days') || '—' })
        if (month > dayOf(clock()).slice(0, 7)) throw refused('month', 'attendance-month-to-come')
        if (!coversRegion(actorScope(actor, 'attendance:tell'), village)) throw refused('village', 'attendance-person-unknown', { village, name })
        const expected = byMonth.get(month) ?? await expectedIn(transaction, actor, parameter, month)
        byMonth.set(month, expected)
        const [post, ...more] = expected.filter((one) => one.village === village && compact(one.name) === name)
        if (!post || more.length > 0) throw refused('name', 'attendance-person-unknown', { village, name })
        seen.add(`${post.post} ${month}`, row.number, 'name')
        const made = await keep(transaction, application, actor, post, { month, days })
        entries.push(...made)
        results.push({ row, result: made.length === 0 ? 'unchanged' : 'attendance-told' })
      } catch (error) {
        if (!(error instanceof RefusedCell)) throw error
        results.push({ row, result: error })
      }
    }
    if (dryRun) throw new DryRun(results)
    return { result: results, entries }
  }).catch((error: unknown) => {
    if (error instanceof DryRun) return error.results
    throw error
  })
}

/** Takes back what a table that was only to be tried out has written. */
class DryRun extends Error {
  readonly results: RowResult[]

  constructor(results: RowResult[]) {
    super('only tried out')
    this.results = results
  }
}

function refused(column: string, code: Refusal['code'], details: Refusal['details'] = {}): RefusedCell {
  return new RefusedCell(column, new Refusal(code, details))
}

const widths = { month: 10, village: 14, villageName: 14, name: 10, title: 18, unitName: 24, days: 30, count: 8, absentOn: 24, onLeaveOn: 24 } as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]

/** The sheets as an .xlsx stream: what the page shows, to the last row; under the headings by which the table is brought back. */
export async function writeSheets(application: Application, actor: Actor, locale: Locale, filter: SheetFilter): Promise<Readable> {
  const { database, clock } = application
  const { daysAMonth } = await getParameter(database, actor.county, 'duty', dayOf(clock()))
  const { total } = await listSheetRows(database, actor, filter, daysAMonth, { after: null, limit: 1 })
  const { rows } = await listSheetRows(database, actor, filter, daysAMonth, { after: null, limit: total })
  const words = sheetTermsIn(locale)
  const today = dayOf(clock())
  const names = new Map((await listRegions(database, actor.county, today)).map(({ code, name }) => [code, name]))
  const cell = (row: SheetRow, name: Name): string | number => {
    switch (name) {
      case 'days':
        return writeDays(row.days)
      case 'count':
        return row.days.length
      case 'absentOn':
      case 'onLeaveOn':
        return row[name].join('、')
      case 'month': case 'village': case 'villageName': case 'name': case 'title': case 'unitName':
        return row[name]
    }
  }
  return streamWorkbook([{
    name: words.sheet,
    head: sheetHead(locale, { of: placeInTitle(actorScope(actor, 'duty:read'), filter.region, names), name: `${filter.month ?? ''}${words.sheet}`, day: today, unit: words.unit }),
    mark: await exportMark(application, actor),
    columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: name === 'count' ? 'number' as const : 'text' as const })),
    frozenColumns: 0,
    rowCount: rows.length,
    rows: (async function* () { for (const row of rows) yield columns.map((name) => cell(row, name)) })(),
  }])
}
