import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { HouseholdClassFilter, HouseholdClassRow } from '@lookback/core/household-classes'
import { householdClassTermsIn } from '@lookback/core/household-classes'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { exportMark } from '../kit/export-mark.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import { listClassRows } from './classes.queries.ts'
import { askedOf } from './counts.ts'

const AT_ONCE = 500
const widths = { ordinal: 6, townshipName: 14, villageName: 14, number: 22, headName: 12, class: 10, letter: 8, day: 12, reason: 40, source: 18, metOn: 12, reviewOn: 14, flags: 30 } as const
const legendWidths = { name: 10, letter: 8, meaning: 44, measures: 44, closer: 10, check: 14, reviewDays: 14 } as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]
const legendColumns = Object.keys(legendWidths) as (keyof typeof legendWidths)[]
const days: readonly Name[] = ['day', 'metOn', 'reviewOn']

/** Households of a scope with their classes as an .xlsx stream: what the page shows, to the last row, and what the classes mean. */
export async function writeHouseholdClasses(application: Application, actor: Actor, scope: Scope, filter: Omit<HouseholdClassFilter, 'queue'>, locale: Locale): Promise<Readable> {
  const { database, clock } = application
  const today = dayOf(clock())
  const words = householdClassTermsIn(locale)
  const { classFlag, classSource, closingTier, classCheck } = termsIn(locale)
  const asked = await askedOf(database, scope.county, today)
  const { campaign, classes } = await getParameter(database, scope.county, 'household-classes', today)
  const { total } = await listClassRows(database, scope, filter, asked, { after: null, limit: 1 })
  const names = new Map((await listRegions(database, scope.county, today)).map(({ code, name }) => [code, name]))
  const cell = (row: HouseholdClassRow, name: Name, ordinal: number): string | number | null => {
    switch (name) {
      case 'ordinal':
        return ordinal
      case 'class':
        return row.class.name
      case 'letter':
        return row.class.letter
      case 'source':
        return row.body ?? classSource[row.source]
      case 'flags':
        return row.flags.map((one) => classFlag[one]).join('；')
      case 'townshipName': case 'villageName': case 'number': case 'headName': case 'day': case 'reason': case 'metOn': case 'reviewOn':
        return row[name]
    }
  }

  async function* rows() {
    let ordinal = 0
    for (let after: readonly string[] | null = null; ;) {
      const { rows: some }: { rows: HouseholdClassRow[] } = await listClassRows(database, scope, filter, asked, { after, limit: AT_ONCE })
      for (const row of some) {
        ordinal += 1
        yield columns.map((name) => cell(row, name, ordinal))
      }
      const last = some.at(-1)
      if (!last || some.length < AT_ONCE) return
      after = [last.number]
    }
  }

  async function* legend() {
    for (const one of classes) yield await Promise.resolve([one.name, one.letter, one.meaning, one.measures, closingTier[one.closer], classCheck[one.check], one.reviewDays])
  }

  const of = placeInTitle(scope, filter.region, names)
  const mark = await exportMark(application, actor)
  return streamWorkbook([
    {
      name: words.sheet, head: sheetHead(locale, { of, name: `${campaign}${words.title}`, day: today, unit: words.unit }), mark,
      columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: name === 'ordinal' ? 'number' as const : days.includes(name) ? 'day' as const : 'prose' as const })),
      frozenColumns: 5, rowCount: total, rows: rows(),
    },
    {
      name: words.legend, head: sheetHead(locale, { of, name: `${campaign}${words.legendTitle}`, day: today, unit: '' }), mark,
      columns: legendColumns.map((name) => ({ group: '', heading: words.legendColumn[name], width: legendWidths[name], kind: name === 'reviewDays' ? 'number' as const : 'prose' as const })),
      frozenColumns: 1, rowCount: classes.length, rows: legend(),
    },
  ])
}
