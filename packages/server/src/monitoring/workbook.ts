import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { MonitoringFilter, MonitoringRow } from '@lookback/core/monitoring'
import { monitoringTermsIn } from '@lookback/core/monitoring'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { exportMark } from '../kit/export-mark.ts'
import { placeInTitle, sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listRegions } from '../places/index.ts'
import { withHolders } from './holders.ts'
import { listCaseRows } from './lists.queries.ts'

const AT_ONCE = 500
const widths = {
  ordinal: 6, townshipName: 14, villageName: 14, number: 22, headName: 12, clueKind: 16, clueDay: 12, object: 18, risk: 12, state: 14, stage: 14, tier: 8, waitsFor: 22, dueOn: 12, overdue: 9, takenUpOn: 12, inTime: 9,
} as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]
const days: readonly Name[] = ['clueDay', 'dueOn', 'takenUpOn']

/** Cases of a scope as an .xlsx stream: what the page shows, to the last row. */
export async function writeMonitoring(application: Application, actor: Actor, scope: Scope, filter: Omit<MonitoringFilter, 'queue'>, locale: Locale): Promise<Readable> {
  const { database, clock } = application
  const today = dayOf(clock())
  const words = monitoringTermsIn(locale)
  const { monitoringState, monitoringTier } = termsIn(locale)
  const { total } = await listCaseRows(database, scope, filter, { today }, { after: null, limit: 1 })
  const names = new Map((await listRegions(database, scope.county, today)).map(({ code, name }) => [code, name]))
  const cell = (row: MonitoringRow, name: Name, ordinal: number): string | number | null => {
    switch (name) {
      case 'ordinal':
        return ordinal
      case 'state':
        return monitoringState[row.state]
      case 'tier':
        return row.tier && monitoringTier[row.tier]
      case 'waitsFor':
        return row.waitsFor.join('、')
      case 'overdue':
        return row.isOverdue ? words.yes : words.no
      case 'inTime':
        return row.isInTime === null ? null : row.isInTime ? words.yes : words.no
      case 'townshipName': case 'villageName': case 'number': case 'headName': case 'clueKind': case 'clueDay': case 'object': case 'risk': case 'stage': case 'dueOn': case 'takenUpOn':
        return row[name]
    }
  }

  async function* rows() {
    let ordinal = 0
    for (let after: readonly string[] | null = null; ;) {
      const { rows: some } = await listCaseRows(database, scope, filter, { today }, { after, limit: AT_ONCE })
      for (const row of await withHolders(database, scope.county, some, today)) {
        ordinal += 1
        yield columns.map((name) => cell(row, name, ordinal))
      }
      const last = some.at(-1)
      if (!last || some.length < AT_ONCE) return
      after = [last.clueDay, last.id]
    }
  }

  return streamWorkbook([{
    name: words.sheet, head: sheetHead(locale, { of: placeInTitle(scope, filter.region, names), name: words.sheet, day: today, unit: words.unit }), mark: await exportMark(application, actor),
    columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: name === 'ordinal' ? 'number' as const : days.includes(name) ? 'day' as const : 'prose' as const })),
    frozenColumns: 5, rowCount: total, rows: rows(),
  }])
}
