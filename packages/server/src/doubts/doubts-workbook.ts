import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { DoubtFilter, DoubtRow } from '@lookback/core/doubts'
import { doubtTermsIn } from '@lookback/core/doubts'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import { townshipOf } from '@lookback/core/places'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { exportMark } from '../kit/export-mark.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import { doubtsIn } from './list.ts'

const widths = {
  rule: 24, sentence: 44, township: 12, village: 12, number: 20, headName: 10, memberName: 10, standing: 10, dueOn: 14, note: 36, checkedByName: 10,
} as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]

/** The doubts as an .xlsx stream: what the page shows, to the last row. */
export async function writeDoubts(application: Application, { actor, scope, locale }: { actor: Actor; scope: Scope; locale: Locale }, filter: DoubtFilter): Promise<Readable> {
  const term = termsIn(locale)
  const words = doubtTermsIn(locale)
  const { rows } = await doubtsIn(application, scope, filter)
  const places = await listRegions(application.database, scope.county, dayOf(application.clock()))
  const names = new Map(places.map(({ code, name }) => [code, name]))
  const cell = (row: DoubtRow, name: Name): string | null => {
    switch (name) {
      case 'rule': return term.doubtRule[row.rule]
      case 'sentence': return told(row, locale)
      case 'township': return names.get(townshipOf(row.village)) ?? null
      case 'village': return names.get(row.village) ?? row.village
      case 'standing': return term.doubtStanding[row.standing]
      case 'number': case 'headName': case 'memberName': case 'dueOn': case 'note': case 'checkedByName': return row[name]
    }
  }
  return streamWorkbook([{
    name: words.sheet,
    head: sheetHead(locale, { of: placeInTitle(scope, filter.region, names), name: words.title, day: dayOf(application.clock()), unit: words.unit }),
    mark: await exportMark(application, actor),
    columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: name === 'sentence' || name === 'note' ? 'prose' as const : 'text' as const })),
    frozenColumns: 0,
    rowCount: rows.length,
    rows: (async function* () { for (const row of rows) yield columns.map((name) => cell(row, name)) })(),
  }])
}

function told({ rule, details, gone }: DoubtRow, locale: Locale): string {
  const { doubt } = termsIn(locale)
  return doubt[rule].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '—')) + (gone ? doubtTermsIn(locale).gone : '')
}
