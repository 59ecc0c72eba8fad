import type { Readable } from 'node:stream'
import type { Locale } from '@lookback/core/kernel'
import { dayOf } from '@lookback/core/kernel'
import type { LetterFilter, LetterRow } from '@lookback/core/letters'
import { letterTermsIn } from '@lookback/core/letters'
import { termsIn } from '@lookback/core/words'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { exportMark } from '../kit/export-mark.ts'
import { sheetHead } from '../kit/workbook/sheet-head.ts'
import { streamWorkbook } from '../kit/workbook/write-workbook.ts'
import { countLetterRows, listLetterRows } from './letters.queries.ts'
import { readerOf } from './reader.ts'

const AT_ONCE = 500
const widths = { ordinal: 6, number: 24, title: 44, kindName: 12, issuerName: 24, issuedOn: 12, recipients: 10, owing: 12, toDecide: 12, deferred: 12, nextOn: 12, standing: 14 } as const
type Name = keyof typeof widths
const columns = Object.keys(widths) as Name[]
const numbers: readonly Name[] = ['ordinal', 'recipients', 'owing', 'toDecide', 'deferred']
const days: readonly Name[] = ['issuedOn', 'nextOn']

/** The letters that concern somebody as an .xlsx stream: what the page shows, to the last row. */
export async function writeLetterList(application: Application, actor: Actor, filter: LetterFilter, locale: Locale): Promise<Readable> {
  const { database, clock } = application
  const words = letterTermsIn(locale)
  const { letterStanding } = termsIn(locale)
  const asked = { reader: readerOf(actor), holder: actor, today: dayOf(clock()) }
  const { all } = await countLetterRows(database, asked, filter)

  async function* rows() {
    let ordinal = 0
    for (let after: readonly string[] | null = null; ;) {
      const { rows: some }: { rows: (LetterRow & { issuedAt: Date })[] } = await listLetterRows(database, asked, filter, { after, limit: AT_ONCE })
      for (const row of some) {
        ordinal += 1
        yield columns.map((name) => (name === 'ordinal' ? ordinal : name === 'standing' ? letterStanding[row.standing] : row[name]))
      }
      const last = some.at(-1)
      if (!last || some.length < AT_ONCE) return
      after = [last.issuedAt.toISOString(), last.id]
    }
  }

  return streamWorkbook([{
    name: words.sheet,
    head: sheetHead(locale, { of: '', name: words.sheet, day: asked.today, unit: words.unit }),
    mark: await exportMark(application, actor),
    columns: columns.map((name) => ({ group: '', heading: words.column[name], width: widths[name], kind: numbers.includes(name) ? 'number' as const : days.includes(name) ? 'day' as const : 'prose' as const })),
    frozenColumns: 3,
    rowCount: all,
    rows: rows(),
  }])
}
