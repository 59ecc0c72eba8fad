import type { Readable } from 'node:stream'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { VillageMeetingFilter, VillageMeetingRow } from '@lookback/core/village-meetings'
import { villageMeetingTermsIn } from '@lookback/core/village-meetings'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { exportMark } from '../kit/export-mark.ts'
import { sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { listMinutesRows } from './minutes.queries.ts'

const AT_ONCE = 500
const widths = { ordinal: 6, townshipName: 14, villageName: 14, body: 14, group: 10, day: 12, due: 9, present: 9, quorum: 14, titles: 50, contradictions: 36, likeness: 14 } as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]
const numbers: readonly Name[] = ['ordinal', 'due', 'present', 'likeness']

/** Minutes of a scope as an .xlsx stream: what the page shows, to the last row. */
export async function writeVillageMeetings(application: Application, actor: Actor, scope: Scope, filter: VillageMeetingFilter, locale: Locale): Promise<Readable> {
  const { database, clock } = application
  const words = villageMeetingTermsIn(locale)
  const { contradiction } = termsIn(locale)
  const { total } = await listMinutesRows(database, scope, filter, { after: null, limit: 1 })
  const cell = (row: VillageMeetingRow, name: Name, ordinal: number): string | number | null => {
    switch (name) {
      case 'ordinal':
        return ordinal
      case 'quorum':
        return row.hasQuorum ? words.quorum.yes : words.quorum.no
      case 'contradictions':
        return row.contradictions.map((one) => contradiction[one]).join('；')
      case 'townshipName': case 'villageName': case 'body': case 'group': case 'day': case 'due': case 'present': case 'titles': case 'likeness':
        return row[name]
    }
  }

  async function* rows() {
    let ordinal = 0
    for (let after: readonly string[] | null = null; ;) {
      const { rows: some }: { rows: VillageMeetingRow[] } = await listMinutesRows(database, scope, filter, { after, limit: AT_ONCE })
      for (const row of some) {
        ordinal += 1
        yield columns.map((name) => cell(row, name, ordinal))
      }
      const last = some.at(-1)
      if (!last || some.length < AT_ONCE) return
      after = [last.day, last.id]
    }
  }

  return streamWorkbook([{
    name: words.sheet,
    head: sheetHead(locale, { of: '', name: words.sheet, day: dayOf(clock()), unit: words.unit }),
    mark: await exportMark(application, actor),
    columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: numbers.includes(name) ? 'number' as const : name === 'day' ? 'day' as const : 'prose' as const })),
    frozenColumns: 3,
    rowCount: total,
    rows: rows(),
  }])
}
