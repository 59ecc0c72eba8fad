import type { Indicator } from '@lookback/core/indicators'
import { compact, dayOf, derivedIdentifier, Refusal } from '@lookback/core/kernel'
import type { Locale } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { canonicalJson } from '../database/log.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import type { RowResult } from '../kit/workbook/returned-row.ts'
import { FirstRows, RefusedCell } from '../kit/workbook/returned-row.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { periodNow } from './periods.ts'
import { keyOf, listBefore } from './reports.queries.ts'
import { dayIn, isEmpty, numberIn, rateIn, readRows, refused } from './sheet-cells.ts'
import { submitReports } from './submit.ts'

/**
 * Takes reports in, a row a place and period. A row without a number of what was done is left empty; the same table again
 * changes nothing; a table of another period than the one that is reported now is refused row by row.
 */
export async function takeInReports(
  application: Application, actor: Actor, { rows, places }: ReadTable, how: { dryRun: boolean; locale: Locale },
): Promise<RowResult[]> {
  const { database, clock } = application
  const { county } = actor
  const today = dayOf(clock())
  const catalogue = await listCatalogue(database, actorScope(actor, 'indicators:report'), {})
  const seen = new FirstRows()
  const read = readRows(rows, places, (text, row) => {
    const region = compact(text('place'))
    const period = dayIn(text, 'period')
    if (period === null) throw refused('period', 'indicator-day-wrong', { given: '—' })
    const indicator = indicatorOf(catalogue, compact(text('code')).toUpperCase(), period)
    if (isEmpty(text('done'))) return null
    const now = periodNow(indicator, today)
    if (now && period < now.end) throw refused('period', 'indicator-period-wrong', { period, right: now.end })
    const reported = {
      done: numberIn(text, 'done') ?? 0, started: numberIn(text, 'started'), whole: numberIn(text, 'whole'), rate: rateIn(text, 'rate'),
      remark: text('remark').slice(0, 300),
    }
    seen.add(`${indicator.id} ${region} ${period}`, row.number, 'code')
    return { indicator: indicator.id, region, period, ...reported }
  })
  const said = read.flatMap((one) => ('said' in one && one.said ? [one.said] : []))
  const before = await listBefore(database, county, said, { lock: false })
  const asked = said.map((report) => {
    const latest = before.get(keyOf(report))?.latest
    // The same row on the same round is the same report: brought back twice, it is there once.
    return { ...report, id: derivedIdentifier(report.indicator, canonicalJson([report, latest?.state === 'submitted' ? latest.round - 1 : latest?.round ?? 0])) }
  })
  const submitted = await submitReports(application, county, asked.map((submission) => ({ actor, submission })), how)
  let next = 0
  return read.map((one): RowResult => {
    if ('result' in one) return one
    const { row, said: report } = one
    if (!report) return { row, result: 'empty' }
    const outcome = submitted[next++]
    if (outcome instanceof Refusal) return { row, result: new RefusedCell(columnOf(outcome), outcome) }
    return { row, result: outcome && 'known' in outcome ? 'known' : 'report-submitted' }
  })
}

/** @throws {RefusedCell} `indicator-unknown` */
function indicatorOf(catalogue: readonly Indicator[], code: string, period: string): Indicator {
  const year = Number(period.slice(0, 4))
  const indicator = catalogue.find((one) => one.code === code && one.year === year)
  if (!indicator) throw refused('code', 'indicator-unknown', { year, code: code || '—' })
  return indicator
}

/** Where the reason of a refused report lies. */
function columnOf({ code }: Refusal): string {
  if (code === 'indicator-remark-needed') return 'remark'
  if (code === 'indicator-whole-missing') return 'whole'
  if (code === 'indicator-rate-missing') return 'rate'
  if (code.startsWith('indicator-period')) return 'period'
  return code === 'not-found' || code === 'indicator-place-without-target' ? 'place' : 'done'
}
